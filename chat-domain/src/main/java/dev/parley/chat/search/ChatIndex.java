package dev.parley.chat.search;

import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a chat is indexed, and its index but for the sealed blocks themselves. Block <i>n</i> covers the places
 * 256 n + 1 to 256 n + 256 of the log; it is sealed once all of them are indexed. What is not sealed yet is the tail.
 *
 * @param upTo the last event that the index knows of, with all that it did to earlier messages; 0 for none
 * @param sealed summaries of the sealed blocks, {@code upTo / 256} of them
 */
record ChatIndex(ChatId chatId, long upTo, List<BlockSummary> sealed, IndexedBlock tail) {
    static final int BLOCK = 256;

    static ChatIndex empty(ChatId chatId) {
        return new ChatIndex(chatId, 0, List.of(), IndexedBlock.EMPTY);
    }

    static long firstOf(int block) {
        return (long) block * BLOCK + 1;
    }

    static int blockOf(long seq) {
        return (int) ((seq - 1) / BLOCK);
    }

    /** The sealed blocks and the tail, which is the last. */
    List<BlockSummary> summaries() {
        var all = new ArrayList<>(sealed);
        all.add(tail.summary());
        return all;
    }
}
