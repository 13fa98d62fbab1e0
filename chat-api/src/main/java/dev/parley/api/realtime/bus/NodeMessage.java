package dev.parley.api.realtime.bus;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.api.protocol.ChatCallView;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.calls.media.RouterRequest;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.ConnectionId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.node.NodeId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one node tells the others over Redis, and itself directly. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface NodeMessage {
    /** An event of a chat's log is durable. */
    @JsonTypeName("chatEvent")
    record ChatEventLogged(LoggedEvent event) implements NodeMessage {}

    /** Something was written in a meeting; nodes that follow it look it up. */
    @JsonTypeName("meetingChatGrown")
    record MeetingChatGrown(MeetingId meetingId) implements NodeMessage {}

    /**
     * A frame for some people.
     *
     * @param connection the only one of their connections that gets it, null for all
     */
    @JsonTypeName("personFrame")
    record PersonFrame(
        Set<Person> people,
        @Nullable ConnectionId connection,
        ServerFrame frame
    ) implements NodeMessage {}

    /**
     * A user has read on.
     *
     * @param move how often the user's markers have moved by that, in all chats
     */
    @JsonTypeName("markerMoved")
    record MarkerMoved(UserId userId, long move, ChatReply.ReadMarkerMoved frame) implements NodeMessage {}

    /** The presence of these users has changed; nodes that have watchers for them look it up. */
    @JsonTypeName("presenceTouched")
    record PresenceTouched(Set<UserId> users) implements NodeMessage {}

    /**
     * A user is called or looks otherwise than before; each node looks up how.
     *
     * @param chats of which they are a member
     */
    @JsonTypeName("userTouched")
    record UserTouched(UserId userId, Set<ChatId> chats) implements NodeMessage {}

    /**
     * @param hiddenFrom members who must not learn of it
     * @param until when it is over; the message may have waited for Redis
     */
    @JsonTypeName("typed")
    record Typed(ChatId chatId, UserId userId, Set<UserId> hiddenFrom, Instant until) implements NodeMessage {}

    /** One of the two has blocked the other: neither may be told any more that the other types. */
    @JsonTypeName("pairBlocked")
    record PairBlocked(UserId blocker, UserId blocked) implements NodeMessage {}

    /** Members have read on, as those may learn who have the chat open. */
    @JsonTypeName("markersSeen")
    record MarkersSeen(ChatId chatId, List<SeenMarker> markers) implements NodeMessage {
        /** @param hiddenFrom members who must not learn of it */
        public record SeenMarker(UserId userId, long seq, Set<UserId> hiddenFrom) {}
    }

    /**
     * What all members of a chat are to know of its call.
     *
     * @param call the call as it looks now; null once it is over
     */
    @JsonTypeName("chatCall")
    record ChatCallTold(ChatId chatId, CallId callId, @Nullable ChatCallView call) implements NodeMessage {}

    /** A connection has given way to newer ones of the same person; whichever node has it closes it. */
    @JsonTypeName("seatLost")
    record SeatLost(Person person, ConnectionId connection) implements NodeMessage {}

    /** @param sessionId an auth session, whose connections are to be closed */
    @JsonTypeName("loginRevoked")
    record LoginRevoked(UserId userId, String sessionId) implements NodeMessage {}

    /** @param userId who may have to set up a second factor from now on, or not any more; null for everybody */
    @JsonTypeName("secondFactorDue")
    record FactorDue(@Nullable UserId userId) implements NodeMessage {}

    /** @param change how often the list of words was changed by now */
    @JsonTypeName("wordsChanged")
    record WordsChanged(long change) implements NodeMessage {}

    /** @param keyId an API key of a bot, whose connections are to be closed */
    @JsonTypeName("apiKeyRevoked")
    record KeyRevoked(UserId userId, String keyId) implements NodeMessage {}

    /** @param node the only one that it is for */
    @JsonTypeName("routerAsked")
    record RouterAsked(NodeId node, RouterRequest request) implements NodeMessage {}
}
