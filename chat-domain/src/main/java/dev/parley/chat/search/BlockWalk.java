package dev.parley.chat.search;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.search.IndexStore.BlockId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/**
 * The blocks of several chats, from the newest backwards: always the one next that may have the latest message of all
 * that are left. Those that cannot have anything before the cursor, or that the filter leaves out, are passed over unread.
 */
final class BlockWalk {

    private static final int FIRST_BLOCKS = 2;
    private static final int MOST_BLOCKS = 32;
    private static final int CHARACTERS_AT_ONCE = 4_000_000;

    private final IndexStore store;
    private final SearchFilter filter;
    private final SearchCursor cursor;
    private final PriorityQueue<Source> sources = new PriorityQueue<>(
        Comparator.comparingLong((Source source) -> source.latest()).reversed()
    );
    private int blocksAtOnce = FIRST_BLOCKS;
    private long characters;

    BlockWalk(Collection<ChatIndex> indexes, SearchFilter filter, SearchCursor cursor, IndexStore store) {
        this.store = store;
        this.filter = filter;
        this.cursor = cursor;
        indexes.forEach(index -> addUnlessDone(new Source(index)));
    }

    /** One chat's blocks, of which those before {@code next} are still to come. */
    private final class Source {

        private final ChatIndex index;
        private final List<BlockSummary> blocks;
        private final long[] latestUpTo;
        private int next;

        Source(ChatIndex index) {
            this.index = index;
            this.blocks = index.summaries();
            // Nodes' clocks differ: a block may have a later message than the one after it.
            this.latestUpTo = new long[blocks.size()];
            long latest = Long.MIN_VALUE;
            for (int i = 0; i < latestUpTo.length; i++) {
                latest = Math.max(latest, blocks.get(i).latest());
                latestUpTo[i] = latest;
            }
            next = blocks.size();
            passOver();
        }

        /** The time of the latest message that may be left. */
        long latest() {
            return latestUpTo[next - 1];
        }

        boolean isDone() {
            return next == 0 || latest() == Long.MIN_VALUE || latest() < filter.from();
        }

        private void passOver() {
            while (next > 0 && !isOfUse(blocks.get(next - 1))) {
                next--;
            }
        }

        private boolean isOfUse(BlockSummary block) {
            return (
                block.earliest() <= block.latest() &&
                block.earliest() <= cursor.at() &&
                block.latest() >= filter.from() &&
                block.earliest() < filter.to()
            );
        }
    }

    boolean hasNext() {
        return !sources.isEmpty();
    }

    /** The time of the latest message that may be left; {@link Long#MIN_VALUE} at the end. */
    long latest() {
        var newest = sources.peek();
        return newest == null ? Long.MIN_VALUE : newest.latest();
    }

    /** How much text has been read. */
    long characters() {
        return characters;
    }

    /** Hands out what matches in the next blocks. */
    void searchNext(SearchQuery query, BiConsumer<ChatId, IndexedMessage> found) {
        var wanted = new ArrayList<BlockId>();
        long limit = characters + CHARACTERS_AT_ONCE;
        while (wanted.size() < blocksAtOnce && characters < limit && sources.poll() instanceof Source source) {
            int block = --source.next;
            characters += source.blocks.get(block).characters();
            var chatId = source.index.chatId();
            if (block == source.index.sealed().size()) {
                source.index.tail().search(query, message -> found.accept(chatId, message));
            } else {
                wanted.add(new BlockId(chatId, block));
            }
            source.passOver();
            addUnlessDone(source);
        }
        blocksAtOnce = Math.min(2 * blocksAtOnce, MOST_BLOCKS);
        if (!wanted.isEmpty()) {
            store
                .blocks(wanted)
                .forEach((id, block) -> block.search(query, message -> found.accept(id.chatId(), message)));
        }
    }

    private void addUnlessDone(Source source) {
        if (!source.isDone()) {
            sources.add(source);
        }
    }
}
