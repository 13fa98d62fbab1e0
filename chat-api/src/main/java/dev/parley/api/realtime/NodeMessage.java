package dev.parley.api.realtime;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.user.UserId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one node tells the others over Redis, and itself directly. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface NodeMessage {
    /** An event of a chat's log is durable. */
    @JsonTypeName("chatEvent")
    record ChatEventLogged(ChatEvent event) implements NodeMessage {}

    /**
     * A frame for some users.
     *
     * @param connection the only one of their connections that gets it, null for all
     */
    @JsonTypeName("userFrame")
    record UserFrame(Set<UserId> users, @Nullable ConnectionId connection, ServerFrame frame) implements NodeMessage {}

    /** @param sessionId an auth session, whose connections are to be closed */
    @JsonTypeName("loginRevoked")
    record LoginRevoked(String sessionId) implements NodeMessage {}
}
