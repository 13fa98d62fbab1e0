package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.List;

/** Replies and events about presence, typing and read markers of others. */
public sealed interface PresenceEvent extends ServerFrame {
    /** The users whom the connection watches from now on. A change that came before this answer is newer. */
    @JsonTypeName("presence.watched")
    record UsersWatched(String re, List<PresenceView> users) implements PresenceEvent {}

    /** The present state of watched users. */
    @JsonTypeName("presence.changed")
    record PresenceChanged(List<PresenceView> users) implements PresenceEvent {}

    /**
     * The connection watches the chats.
     *
     * @param markers how far the other members of the open chat have read; none above 100 members
     */
    @JsonTypeName("chat.watched")
    record ChatsWatched(String re, List<SeenMarker> markers) implements PresenceEvent {}

    /**
     * All users who are typing in a chat now. A user who is no longer listed has stopped.
     *
     * @param userIds without the user of the connection
     * @param lastsMs after which they have stopped, unless they are named again
     */
    @JsonTypeName("typing.changed")
    record TypingChanged(ChatId chatId, List<UserId> userIds, long lastsMs) implements PresenceEvent {}

    /** Members of the open chat have read further. Clients ignore a marker lower than the one they have. */
    @JsonTypeName("readMarker.seen")
    record MarkersSeen(ChatId chatId, List<SeenMarker> markers) implements PresenceEvent {}

    /** How far a member has read. */
    record SeenMarker(UserId userId, long seq) {}
}
