package dev.parley.chat.reading;

import dev.parley.chat.inbox.ReadMarker;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Stretch;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * How many messages are unread: those by others after the marker that are not deleted, as the chat stands. The number
 * follows from the log and the marker alone, and costs no look at the messages themselves.
 */
@Component
@RequiredArgsConstructor
class UnreadCounts {

    private final ChatLog log;

    /** A chat with its reader's marker. */
    record Marked(Chat chat, ReadMarker marker) {}

    /** Of each chat the number for its reader. */
    Map<ChatId, Long> of(UserId reader, Collection<Marked> chats) {
        var unread = new HashMap<ChatId, Long>();
        var stretches = new ArrayList<Stretch>();
        for (Marked each : chats) {
            long byOthers = byOthers(reader, each);
            unread.put(each.chat().id(), byOthers);
            if (byOthers > 0) {
                stretches.add(new Stretch(each.chat(), each.marker().seq()));
            }
        }
        log.deletedByOthers(reader, stretches).forEach((chatId, deleted) -> unread.merge(chatId, -deleted, Long::sum));
        return unread;
    }

    long of(UserId reader, Chat chat, ReadMarker marker) {
        return Objects.requireNonNull(of(reader, List.of(new Marked(chat, marker))).get(chat.id()));
    }

    /** Messages by others after the marker, deleted or not. Never negative: a marker may be newer than the chat. */
    static long byOthers(UserId reader, Marked marked) {
        var chat = marked.chat();
        var marker = marked.marker();
        if (marker.seq() >= chat.seq()) {
            return 0;
        }
        long own = chat.tally().author(reader).messages() - marker.own();
        return chat.messages() - marker.messages() - own;
    }
}
