package dev.parley.chat.retention;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** How far each chat was gone through, and which node does it. */
@Component
class RetentionStore {

    private static final String LEASE = "lease";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";
    private static final String UP_TO = "upTo";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> documents;

    RetentionStore(MongoTemplate mongo) {
        documents = mongo.getCollection("retention").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Whether the holder is the one that works for so long: nobody else is. */
    boolean lease(String holder, Instant now, Duration time) {
        var free = Filters.or(Filters.eq(HOLDER, holder), Filters.lt(UNTIL, Date.from(now)));
        try {
            documents.updateOne(
                Filters.and(Filters.eq("_id", LEASE), free),
                Updates.combine(Updates.set(HOLDER, holder), Updates.set(UNTIL, Date.from(now.plus(time)))),
                UPSERT
            );
            return true;
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            return false;
        }
    }

    void release(String holder) {
        documents.deleteOne(Filters.and(Filters.eq("_id", LEASE), Filters.eq(HOLDER, holder)));
    }

    /** The seq up to which each chat was gone through; chats that were not are left out. */
    Map<ChatId, Long> upTo(Collection<ChatId> chatIds) {
        var found = new HashMap<ChatId, Long>();
        for (Document document : documents.find(Filters.in("_id", chatIds.stream().map(ChatId::value).toList()))) {
            if (document.get(UP_TO) instanceof Long upTo) {
                found.put(new ChatId(document.getString("_id")), upTo);
            }
        }
        return found;
    }

    /** Something of the chat may be removed until then. */
    void mark(ChatId chatId, Instant until) {
        documents.updateOne(byId(chatId), Updates.set(UNTIL, Date.from(until)), UPSERT);
    }

    void unmark(ChatId chatId) {
        documents.updateOne(byId(chatId), Updates.unset(UNTIL));
    }

    /** The chat was gone through up to there; nothing of it is being removed. */
    void passed(ChatId chatId, long upTo) {
        documents.updateOne(byId(chatId), Updates.combine(Updates.max(UP_TO, upTo), Updates.unset(UNTIL)), UPSERT);
    }

    boolean isMarked(ChatId chatId, Instant now) {
        return documents.find(Filters.and(byId(chatId), Filters.gte(UNTIL, Date.from(now)))).first() != null;
    }

    private static Bson byId(ChatId chatId) {
        return Filters.eq("_id", chatId.value());
    }
}
