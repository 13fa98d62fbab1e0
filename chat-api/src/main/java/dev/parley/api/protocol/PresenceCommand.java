package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about presence, typing and what is on the screen. Nothing of it is stored. */
public sealed interface PresenceCommand extends ClientFrame {
    /** Whether somebody uses a connection. */
    enum Activity {
        ACTIVE,
        AWAY,
    }

    /** Says whether this connection is used, which it is to begin with. Answered by {@code request.done}. */
    @JsonTypeName("presence.set")
    record SetActivity(String id, Activity activity) implements PresenceCommand {}

    /**
     * Names the users whose presence the client shows, instead of those it has named before. Answered by {@code
     * presence.watched}, followed by {@code presence.changed} whenever one of them comes or goes. Users who share no
     * chat with the user are left out of the answer.
     *
     * @param userIds at most 200
     */
    @JsonTypeName("presence.watch")
    record WatchUsers(String id, List<UserId> userIds) implements PresenceCommand {}

    /**
     * Names the chats in which the client shows who types, instead of those it has named before. Answered by
     * {@code chat.watched}, followed by {@code typing.changed}.
     *
     * @param chatIds at most 200; those of which the user is no member have no effect
     * @param open the one of which the client also shows how far others have read, by {@code readMarker.seen}; or null
     */
    @JsonTypeName("chat.watch")
    record WatchChats(
        String id,
        List<ChatId> chatIds,
        @JsonSetter(nulls = Nulls.SET) @Nullable ChatId open
    ) implements PresenceCommand {}

    /**
     * Says that the user is typing, every 3 s as long as it goes on. Answered by {@code request.done}. It ends by itself
     * after 6 s, or with a message. In chats of more than 100 members nobody is told.
     */
    @JsonTypeName("typing.start")
    record StartTyping(String id, ChatId chatId) implements PresenceCommand {}
}
