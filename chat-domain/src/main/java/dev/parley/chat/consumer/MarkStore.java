package dev.parley.chat.consumer;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The active chats: those that have been written to lately, or that a consumer is behind with. Each is marked before it
 * is written to, and the mark is removed once all consumers have seen the end of its log. So it is a small collection,
 * whatever the number of chats, and what a dead node has left is found in it.
 */
@Component
class MarkStore {

    private static final int MOST_ABANDONED = 500;
    private static final int MOST_SHARED = 10_000;
    private static final String NOBODY = "";
    private static final String NODE = "node";
    private static final String UNTIL = "until";
    private static final String SHARED = "shared";
    private static final String WANTED = "wanted";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final FindOneAndUpdateOptions UPSERT_AND_RETURN = new FindOneAndUpdateOptions()
        .upsert(true)
        .returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> marks;

    MarkStore(MongoTemplate mongo) {
        marks = mongo.getCollection("active_chats").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        marks.createIndex(Indexes.ascending(NODE));
    }

    /**
     * A mark.
     *
     * @param node the lease of the node that follows the chat
     * @param until not to be removed before: somebody writes to the chat
     * @param wanted the consumers that it was passed on for; empty for all
     */
    record Mark(ChatId chatId, String node, Instant until, List<String> wanted) {}

    /**
     * Marks the chat until then.
     *
     * @return whether it is this node that follows it; otherwise the one that does is told to look at its log
     */
    boolean mark(ChatId chatId, String node, Instant until) {
        var id = Filters.eq("_id", chatId.value());
        var change = Updates.combine(Updates.max(UNTIL, Date.from(until)), Updates.setOnInsert(NODE, node));
        var mark = retried(() -> Objects.requireNonNull(marks.findOneAndUpdate(id, change, UPSERT_AND_RETURN)));
        if (mark.getString(NODE).equals(node)) {
            return true;
        }
        // What is written now concerns every consumer, also where the mark was passed on for some.
        var shared = Updates.combine(
            Updates.set(SHARED, true),
            Updates.unset(WANTED),
            Updates.max(UNTIL, Date.from(until)),
            Updates.setOnInsert(NODE, NOBODY)
        );
        return retried(() -> Objects.requireNonNull(marks.findOneAndUpdate(id, shared, UPSERT_AND_RETURN)))
            .getString(NODE)
            .equals(node);
    }

    /** Marks chats that were found to be ahead of a consumer, for whichever node is the first to take them. */
    void offer(Collection<ChatId> chatIds) {
        var change = Updates.combine(
            Updates.set(SHARED, true),
            Updates.unset(WANTED),
            Updates.max(UNTIL, Date.from(Instant.EPOCH)),
            Updates.setOnInsert(NODE, NOBODY)
        );
        for (ChatId chatId : chatIds) {
            retried(() -> marks.updateOne(Filters.eq("_id", chatId.value()), change, UPSERT));
        }
    }

    /** Marks that no living node has; at most {@value #MOST_ABANDONED}. */
    List<Mark> abandoned(Collection<String> living) {
        return find(Filters.nin(NODE, living), MOST_ABANDONED);
    }

    /** Marks of the node whose chats others have written to as well. */
    List<Mark> shared(String node) {
        return find(Filters.and(Filters.eq(NODE, node), Filters.eq(SHARED, true)), MOST_SHARED);
    }

    /** Takes a mark over from the node that had it; true for one of many that try. */
    boolean take(Mark mark, String node) {
        var asSeen = Filters.and(Filters.eq("_id", mark.chatId().value()), Filters.eq(NODE, mark.node()));
        return (
            marks
                .updateOne(asSeen, Updates.combine(Updates.set(NODE, node), Updates.unset(WANTED)))
                .getMatchedCount() == 1
        );
    }

    /** Leaves a mark to a node that has one of these consumers, which this node does not know. */
    void passOn(ChatId chatId, String node, Collection<String> wanted) {
        marks.updateOne(
            Filters.and(Filters.eq("_id", chatId.value()), Filters.eq(NODE, node)),
            Updates.combine(Updates.set(NODE, NOBODY), Updates.set(WANTED, List.copyOf(wanted)))
        );
    }

    /** Removes the marks that the node still has, unless somebody has begun to write to the chat again. */
    void remove(Collection<ChatId> chatIds, String node, Instant now) {
        if (!chatIds.isEmpty()) {
            marks.bulkWrite(
                chatIds
                    .stream()
                    .map(chatId ->
                        new DeleteOneModel<Document>(
                            Filters.and(
                                Filters.eq("_id", chatId.value()),
                                Filters.eq(NODE, node),
                                Filters.lte(UNTIL, Date.from(now))
                            )
                        )
                    )
                    .toList()
            );
        }
    }

    /** How many marks wait for a node to take them. */
    long waiting() {
        return marks.countDocuments(Filters.eq(NODE, NOBODY));
    }

    private List<Mark> find(Bson which, int limit) {
        var found = new ArrayList<Mark>();
        for (Document mark : marks.find(which).limit(limit)) {
            found.add(
                new Mark(
                    new ChatId(mark.getString("_id")),
                    mark.getString(NODE),
                    mark.getDate(UNTIL).toInstant(),
                    mark.getList(WANTED, String.class, List.of())
                )
            );
        }
        return found;
    }

    /** Of two that insert the same mark at once, one is refused and finds the other's. */
    private static <T> T retried(Supplier<T> write) {
        try {
            return write.get();
        } catch (MongoWriteException | MongoCommandException refused) {
            if (
                ErrorCategory.fromErrorCode(((MongoServerException) refused).getCode()) != ErrorCategory.DUPLICATE_KEY
            ) {
                throw refused;
            }
            return write.get();
        }
    }
}
