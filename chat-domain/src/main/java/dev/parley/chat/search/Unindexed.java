package dev.parley.chat.search;

import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What the indexes of some chats do not know yet, read from the log: newer messages, and older ones that have been
 * changed since.
 *
 * @param events the messages, as they are now
 * @param places where they stand, and deleted ones did: what the index says of these does not count
 * @param behind chats with more of it than a search may read; of these the newest part is here
 */
record Unindexed(List<LoggedEvent> events, Set<EventRef> places, List<ChatId> behind) {
    /** Of one chat; the indexer is meant to be a hundred or so behind. */
    private static final int MOST_OF_A_CHAT = 2_048;

    private static final int MOST = 8_192;
    private static final int AT_ONCE = 1_024;

    static Unindexed of(Collection<Chat> chats, Map<ChatId, ChatIndex> indexes, ChatLog log) {
        var places = new ArrayList<EventRef>();
        var behind = new ArrayList<ChatId>();
        var newestFirst = chats
            .stream()
            .sorted(Comparator.comparing((Chat chat) -> chat.last().at()).reversed())
            .toList();
        for (Chat chat : newestFirst) {
            var index = indexes.getOrDefault(chat.id(), ChatIndex.empty(chat.id()));
            long missing = Math.max(0, chat.seq() - index.upTo());
            long read = Math.min(missing, Math.min(MOST_OF_A_CHAT, MOST - places.size()));
            if (read < missing) {
                behind.add(chat.id());
            }
            LongStream.rangeClosed(chat.seq() - read + 1, chat.seq()).forEach(seq ->
                places.add(new EventRef(chat.id(), seq))
            );
        }
        var events = read(log, places);
        var older = new HashSet<EventRef>();
        for (LoggedEvent event : events) {
            ChatIndexing.changedBy(event).forEach(seq -> older.add(new EventRef(event.chatId(), seq)));
        }
        places.forEach(older::remove);
        events.addAll(read(log, List.copyOf(older)));
        older.addAll(places);
        return new Unindexed(events, older, behind);
    }

    /** Whether the place is looked at here, and not in the index. */
    boolean replaces(EventRef place) {
        return places.contains(place);
    }

    private static List<LoggedEvent> read(ChatLog log, List<EventRef> places) {
        var events = new ArrayList<LoggedEvent>();
        for (int from = 0; from < places.size(); from += AT_ONCE) {
            events.addAll(log.read(places.subList(from, Math.min(from + AT_ONCE, places.size()))));
        }
        return events;
    }
}
