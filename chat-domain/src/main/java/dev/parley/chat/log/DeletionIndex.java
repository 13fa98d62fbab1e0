package dev.parley.chat.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.log.EventBody.MessageDeleted;
import dev.parley.chat.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Which messages are deleted, so that they can be left out of an unread count without being read: one document for each
 * {@value #BLOCK} places of a chat of which one is a deleted message. It only grows, by sets, so that nodes may write the
 * deletions of one chat in any order and again.
 */
final class DeletionIndex {

    static final int BLOCK = 4_096;

    private static final int BLOCKS_AT_ONCE = 1_000;
    private static final String DELETED = "deleted";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> blocks;

    DeletionIndex(MongoCollection<Document> blocks) {
        this.blocks = blocks;
    }

    /** Lists the messages that the events deleted; may be repeated. */
    void add(List<LoggedEvent> events) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (LoggedEvent event : events) {
            if (event.body() instanceof MessageDeleted deleted) {
                var entry = new Document("seq", deleted.target())
                    .append("author", deleted.author().value())
                    .append("by", event.seq());
                writes.add(
                    new UpdateOneModel<>(
                        Filters.eq("_id", id(event.chatId(), deleted.target() / BLOCK)),
                        Updates.addToSet(DELETED, entry),
                        UPSERT
                    )
                );
            }
        }
        if (!writes.isEmpty()) {
            blocks.bulkWrite(writes);
        }
    }

    /**
     * How many messages by others than the reader are deleted in each stretch, by an event of it. Chats without any are
     * left out; one that has none after the place costs nothing.
     */
    Map<ChatId, Long> byOthers(UserId reader, Collection<Stretch> stretches) {
        var chats = new HashMap<String, Stretch>();
        for (Stretch stretch : stretches) {
            long first = stretch.after() + 1;
            long last = stretch.chat().tally().deletedUpTo();
            if (last >= first) {
                LongStream.rangeClosed(first / BLOCK, last / BLOCK).forEach(block ->
                    chats.put(id(stretch.chat().id(), block), stretch)
                );
            }
        }
        var counts = new HashMap<ChatId, Long>();
        var ids = List.copyOf(chats.keySet());
        for (int from = 0; from < ids.size(); from += BLOCKS_AT_ONCE) {
            var wanted = ids.subList(from, Math.min(ids.size(), from + BLOCKS_AT_ONCE));
            for (Document block : blocks.find(Filters.in("_id", wanted))) {
                var stretch = Objects.requireNonNull(chats.get(block.getString("_id")));
                long count = count(block, stretch, reader);
                if (count > 0) {
                    counts.merge(stretch.chat().id(), count, Long::sum);
                }
            }
        }
        return counts;
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
}
