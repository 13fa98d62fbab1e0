package dev.parley.chat.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.log.EventBody.MessagesRemoved;
import dev.parley.chat.log.EventBody.RemovedMessage;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Which messages are deleted, so that they can be left out of an unread count without being read: one document for each
 * {@value #BLOCK} places of a chat of which one is a deleted message. It only grows, by sets, so that nodes may write the
 * deletions of one chat in any order and again. Where no message is left, since messages are not kept for ever, it grows no
 * more, and a node remembers the numbers.
 */
final class DeletionIndex {

    static final int BLOCK = 4_096;

    private static final int BLOCKS_AT_ONCE = 1_000;
    private static final int REMEMBERED = 10_000;
    private static final String DELETED = "deleted";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> blocks;

    /** Of blocks in which no message is left: how many there were, by author. */
    private final Cache<String, Map<String, Long>> gone = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    DeletionIndex(MongoCollection<Document> blocks) {
        this.blocks = blocks;
    }

    /** Lists the messages that the events deleted; may be repeated. */
    void add(List<LoggedEvent> events) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (LoggedEvent event : events) {
            byBlock(event).forEach((block, messages) -> {
                var entries = messages
                    .stream()
                    .map(message ->
                        new Document("seq", message.seq())
                            .append("author", message.author().value())
                            .append("by", event.seq())
                    )
                    .toList();
                writes.add(
                    new UpdateOneModel<>(
                        Filters.eq("_id", id(event.chatId(), block)),
                        Updates.addEachToSet(DELETED, entries),
                        UPSERT
                    )
                );
            });
        }
        if (!writes.isEmpty()) {
            blocks.bulkWrite(writes);
        }
    }

    private static Map<Long, List<RemovedMessage>> byBlock(LoggedEvent event) {
        var gone = switch (event.body()) {
            case MessageDeleted deleted -> List.of(new RemovedMessage(deleted.target(), deleted.author()));
            case MessagesRemoved removed -> removed.messages();
            default -> List.<RemovedMessage>of();
        };
        return gone.stream().collect(Collectors.groupingBy(message -> message.seq() / BLOCK));
    }

    /**
     * How many messages by others than the reader are deleted in each stretch, by an event of it. Chats without any are
     * left out; one that has none after the place costs nothing.
     */
    Map<ChatId, Long> byOthers(UserId reader, Collection<Stretch> stretches) {
        var counts = new HashMap<ChatId, Long>();
        var chats = new HashMap<String, Stretch>();
        for (Stretch stretch : stretches) {
            long first = stretch.after() + 1;
            long last = stretch.chat().tally().deletedUpTo();
            if (last >= first) {
                LongStream.rangeClosed(first / BLOCK, last / BLOCK).forEach(block -> {
                    var id = id(stretch.chat().id(), block);
                    var known = isGone(stretch, block) ? gone.getIfPresent(id) : null;
                    if (known == null) {
                        chats.put(id, stretch);
                    } else {
                        merge(counts, stretch, byOthers(known, reader));
                    }
                });
            }
        }
        var ids = List.copyOf(chats.keySet());
        for (int from = 0; from < ids.size(); from += BLOCKS_AT_ONCE) {
            var wanted = ids.subList(from, Math.min(ids.size(), from + BLOCKS_AT_ONCE));
            for (Document block : blocks.find(Filters.in("_id", wanted))) {
                var id = block.getString("_id");
                var stretch = Objects.requireNonNull(chats.get(id));
                merge(counts, stretch, count(block, stretch, reader));
                if (isGone(stretch, number(id))) {
                    gone.put(id, byAuthor(block));
                }
            }
        }
        return counts;
    }

    /** Whether all places of the block are in the stretch, and none of them has a message any more. */
    private static boolean isGone(Stretch stretch, long block) {
        long first = block * BLOCK;
        return stretch.after() < first && first + BLOCK - 1 <= stretch.chat().tally().goneUpTo();
    }

    private static void merge(Map<ChatId, Long> counts, Stretch stretch, long count) {
        if (count > 0) {
            counts.merge(stretch.chat().id(), count, Long::sum);
        }
    }

    private static Map<String, Long> byAuthor(Document block) {
        return block
            .getList(DELETED, Document.class)
            .stream()
            .collect(Collectors.groupingBy(entry -> entry.getString("author"), Collectors.counting()));
    }

    private static long byOthers(Map<String, Long> byAuthor, UserId reader) {
        long all = byAuthor.values().stream().mapToLong(Long::longValue).sum();
        return all - byAuthor.getOrDefault(reader.value(), 0L);
    }

    void forget(ChatId chatId) {
        // Of ids that begin so; the character after the slash ends them.
        blocks.deleteMany(Filters.and(Filters.gte("_id", chatId + "/"), Filters.lt("_id", chatId + "0")));
    }

    private static long count(Document block, Stretch stretch, UserId reader) {
        return block
            .getList(DELETED, Document.class)
            .stream()
            .filter(entry -> entry.getLong("seq") > stretch.after() && entry.getLong("by") <= stretch.chat().seq())
            .filter(entry -> !entry.getString("author").equals(reader.value()))
            .count();
    }

    private static String id(ChatId chatId, long block) {
        return chatId + "/" + block;
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
    }
}
