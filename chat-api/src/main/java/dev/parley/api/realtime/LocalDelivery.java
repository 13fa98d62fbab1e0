package dev.parley.api.realtime;

import dev.parley.api.realtime.NodeMessage.ChatEventLogged;
import dev.parley.api.realtime.NodeMessage.LoginRevoked;
import dev.parley.api.realtime.NodeMessage.UserFrame;
import dev.parley.api.security.LiveLogins;
import dev.parley.chat.auth.AuthSessionId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What a {@link NodeMessage} does on this node. */
@Component
@RequiredArgsConstructor
class LocalDelivery implements NodeBus.Inbound {

    private final ChatFeeds feeds;
    private final Connections connections;
    private final LiveLogins logins;
    private final FrameCodec codec;

    @Override
    public void accept(NodeMessage message) {
        switch (message) {
            case ChatEventLogged logged -> feeds.deliver(logged.event(), codec.encode(logged.event()));
            case UserFrame frame -> deliver(frame);
            case LoginRevoked revoked -> revoke(new AuthSessionId(revoked.sessionId()));
        }
    }

    private void deliver(UserFrame message) {
        byte[] frame = codec.encode(message.frame());
        for (var userId : message.users()) {
            connections
                .of(userId)
                .stream()
                .filter(connection -> message.connection() == null || connection.id().equals(message.connection()))
                .forEach(connection -> connection.send(frame));
        }
    }

    private void revoke(AuthSessionId sessionId) {
        logins.revoked(sessionId);
        connections.closeAll(sessionId);
    }
}
