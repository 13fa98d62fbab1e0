package dev.parley.chat.search;

import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import lombok.RequiredArgsConstructor;

/** The messages found so far that count for a page, in any order of coming. */
@RequiredArgsConstructor
final class Candidates {

    private final SearchQuery query;
    private final SearchFilter filter;
    private final SearchCursor start;
    private final SortedSet<SearchCursor> found = new TreeSet<>();

    void addIfMatching(ChatId chatId, IndexedMessage message) {
        if (query.matches(message.text())) {
            add(chatId, message);
        }
    }

    /** For a message that is known to match. */
    void add(ChatId chatId, IndexedMessage message) {
        var place = SearchCursor.of(chatId, message);
        if (place.compareTo(start) < 0 && filter.allows(message)) {
            found.add(place);
        }
    }

    /** How many there are later than this time. */
    int countAfter(long at) {
        return found.tailSet(SearchCursor.after(at)).size();
    }

    /** Those later than this time, newest first. */
    List<SearchCursor> after(long at) {
        return List.copyOf(found.tailSet(SearchCursor.after(at)).reversed());
    }
}
