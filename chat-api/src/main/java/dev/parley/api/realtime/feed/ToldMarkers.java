package dev.parley.api.realtime.feed;

import dev.parley.chat.log.ChatId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a connection was told of its user's read markers. The moves of a user's markers are numbered without gaps; they may
 * come from two nodes in another order than they were made, and one may be lost on its way.
 */
final class ToldMarkers {

    private static final long UNKNOWN = -1;

    private final Map<ChatId, Long> seqs = new HashMap<>();
    private final TreeSet<Long> early = new TreeSet<>();
    private long upTo = UNKNOWN;
    private long audited = UNKNOWN;

    /** All moves up to this one are known otherwise, from a snapshot. */
    synchronized void begin(long moves) {
        upTo = Math.max(upTo, moves);
        advance();
    }

    synchronized void heard(long move) {
        early.add(move);
        advance();
    }

    /** Has the frame sent unless the client knows that marker, or one further on: it never sees one go back. */
    synchronized void tell(ChatId chatId, long seq, Runnable send) {
        if (seq > seqs.getOrDefault(chatId, 0L)) {
            seqs.put(chatId, seq);
            send.run();
        }
    }

    /**
     * Whether some moves were lost: those that had been made at the last audit already and have not come yet.
     *
     * @param moves how many have been made by now
     */
    synchronized boolean isOutOfStep(long moves) {
        boolean lost = upTo != UNKNOWN && upTo < audited;
        audited = moves;
        return lost;
    }

    private void advance() {
        if (upTo == UNKNOWN) {
            return;
        }
        early.headSet(upTo, true).clear();
        while (early.remove(upTo + 1)) {
            upTo++;
        }
    }
}
