package dev.parley.chat.search;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place among all messages, by time and then by chat and seq, which tell apart those of one millisecond. A search goes
 * backwards; what comes before its cursor is still to be found.
 *
 * @param at in milliseconds of the epoch
 * @param chat the chat's id, or empty for the place before all messages of that time
 */
record SearchCursor(long at, String chat, long seq) implements Comparable<SearchCursor> {
    static final SearchCursor START = new SearchCursor(Long.MAX_VALUE, "", 0);

    private static final Comparator<SearchCursor> ORDER = Comparator.comparingLong(SearchCursor::at)
        .thenComparing(SearchCursor::chat)
        .thenComparingLong(SearchCursor::seq);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.([0-9a-z_]{0,100})");

    static SearchCursor of(ChatId chatId, IndexedMessage message) {
        return new SearchCursor(message.at(), chatId.value(), message.seq());
    }

    /** The place after all that is not later than {@code at}. */
    static SearchCursor after(long at) {
        return new SearchCursor(at + 1, "", 0);
    }

    /** @throws ParleyException {@code INVALID_REQUEST} for what {@link #toString} did not write */
    static SearchCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("cursor", "is not valid"));
        }
        return new SearchCursor(Long.parseLong(parts.group(1)), parts.group(3), Long.parseLong(parts.group(2)));
    }

    @Override
    public int compareTo(SearchCursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return at + "." + seq + "." + chat;
    }
}
