package dev.parley.api.realtime;

import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.security.AccessTokens;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about the connection itself, the only ones that need no login. */
@Component
@RequiredArgsConstructor
class SessionFrames {

    private final AccessTokens accessTokens;
    private final ConnectionLifecycle lifecycle;
    private final CallConnections calls;

    ServerFrame authenticate(Connection from, SessionCommand.Authenticate frame) {
        var login = accessTokens.verify(frame.accessToken());
        lifecycle.authenticated(from, login);
        return new SessionEvent.Ready(
            frame.id(),
            login.userId(),
            from.id(),
            login.expiresAt(),
            ConnectionWatch.HEARTBEAT.toMillis(),
            calls.liveCallsOf(login.userId())
        );
    }

    ServerFrame ping(SessionCommand.Ping frame) {
        return new SessionEvent.Pong(frame.id());
    }
}
