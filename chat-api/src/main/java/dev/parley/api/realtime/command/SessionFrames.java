package dev.parley.api.realtime.command;

import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.CloseCode;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.feed.CallConnections;
import dev.parley.api.realtime.feed.ChatCallFeed;
import dev.parley.api.realtime.lifecycle.ConnectionLifecycle;
import dev.parley.api.realtime.lifecycle.ConnectionWatch;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.BotLogin;
import dev.parley.api.security.GuestLogin;
import dev.parley.api.security.LiveLogins;
import dev.parley.api.security.OwedFactors;
import dev.parley.api.security.Principals;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallRecordings;
import dev.parley.chat.apikey.ApiKeyText;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Answers the frames about the connection itself, the only ones that need no login. */
@Component
@RequiredArgsConstructor
class SessionFrames {

    private final Principals principals;
    private final LiveLogins logins;
    private final OwedFactors owed;
    private final ApiKeys keys;
    private final ConnectionLifecycle lifecycle;
    private final CallConnections calls;
    private final ChatCallFeed chatCalls;
    private final CallRecordings recordings;
    private final Clock clock;
    /** Each is looked for in the store. */
    private final FramePace<Connection> keyTries = FramePace.perConnection("apiKeys", 5, 1);

    ServerFrame authenticate(Connection from, SessionCommand.Authenticate frame) {
        if (ApiKeyText.looksLikeOne(frame.accessToken())) {
            keyTries.require(from);
        }
        return switch (principals.verify(frame.accessToken())) {
            case AuthenticatedLogin login -> authenticate(from, frame, login);
            case GuestLogin guest -> authenticate(from, frame, guest);
            case BotLogin bot -> authenticate(from, frame, bot);
        };
    }

    /** Calls are for people: a bot is told of none. */
    private ServerFrame authenticate(Connection from, SessionCommand.Authenticate frame, BotLogin bot) {
        lifecycle.authenticated(from, bot);
        if (!keys.endedAmong(List.of(bot.keyId())).isEmpty()) {
            // Revoked since it was verified, as above.
            from.close(CloseCode.LOGIN_REVOKED);
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        var now = clock.instant();
        return new SessionEvent.Ready(
            frame.id(),
            bot.userId(),
            from.id(),
            now,
            bot.expiresAt(),
            Duration.between(now, bot.expiresAt()).toMillis(),
            ConnectionWatch.HEARTBEAT.toMillis(),
            false,
            List.of(),
            List.of(),
            List.of()
        );
    }

    private ServerFrame authenticate(Connection from, SessionCommand.Authenticate frame, AuthenticatedLogin login) {
        owed.requireNone(login);
        lifecycle.authenticated(from, login);
        if (owed.isOwedBy(login)) {
            // Since a moment ago: the closing of connections may have missed this one.
            from.close(CloseCode.SECOND_FACTOR_REQUIRED);
            throw new ParleyException(ErrorCode.SECOND_FACTOR_REQUIRED);
        }
        if (!logins.isLive(login.sessionId())) {
            // Revoked since it was verified: the closing of its connections may have missed this one.
            from.close(CloseCode.LOGIN_REVOKED);
            throw new ParleyException(ErrorCode.TOKEN_INVALID);
        }
        var person = Person.of(login.userId());
        var live = calls.liveCallsOf(from, person);
        var now = clock.instant();
        return new SessionEvent.Ready(
            frame.id(),
            login.userId(),
            from.id(),
            now,
            login.expiresAt(),
            Duration.between(now, login.expiresAt()).toMillis(),
            ConnectionWatch.HEARTBEAT.toMillis(),
            recordings.areAvailable(),
            live,
            live == null ? chatCalls.toldLater(from) : chatCalls.goingOnFor(from),
            // Redis is away: asking once more would only make the client wait longer.
            live == null ? List.of() : calls.unreadableCallsOf(person)
        );
    }

    private ServerFrame authenticate(Connection from, SessionCommand.Authenticate frame, GuestLogin guest) {
        lifecycle.authenticated(from, guest);
        var now = clock.instant();
        return new SessionEvent.GuestReady(
            frame.id(),
            guest.person().toString(),
            guest.place().toString(),
            guest.name(),
            from.id(),
            now,
            guest.expiresAt(),
            Duration.between(now, guest.expiresAt()).toMillis(),
            ConnectionWatch.HEARTBEAT.toMillis()
        );
    }

    ServerFrame ping(SessionCommand.Ping frame) {
        return new SessionEvent.Pong(frame.id(), clock.instant());
    }
}
