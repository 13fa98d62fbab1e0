package dev.parley.chat.consumer;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Since when there is each consumer, and when all chats are to be gone through again. */
@Component
class ConsumerStore {

    private static final String SWEEP = "/sweep";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> consumers;

    ConsumerStore(MongoTemplate mongo) {
        consumers = mongo.getCollection("log_consumers").withWriteConcern(WriteConcern.MAJORITY);
    }

    /** Notes a consumer; with a new one, all chats are due to be gone through. */
    void register(String name, Instant now) {
        var added = consumers.updateOne(Filters.eq("_id", name), Updates.setOnInsert("since", Date.from(now)), UPSERT);
        if (added.getUpsertedId() != null) {
            consumers.updateOne(Filters.eq("_id", SWEEP), Updates.set("due", Date.from(Instant.EPOCH)), UPSERT);
        }
    }

    Instant since(String name) {
        return Objects.requireNonNull(consumers.find(Filters.eq("_id", name)).first())
            .getDate("since")
            .toInstant();
    }

    /** True for one of the nodes that ask, once it is due. */
    boolean claimSweep(Instant now, Instant next) {
        var claimed = consumers.updateOne(
            Filters.and(Filters.eq("_id", SWEEP), Filters.lte("due", Date.from(now))),
            Updates.set("due", Date.from(next))
        );
        return claimed.getModifiedCount() == 1;
    }

    /** A sweep that was broken off is due again. */
    void releaseSweep(Instant now) {
        consumers.updateOne(Filters.eq("_id", SWEEP), Updates.min("due", Date.from(now)));
    }
}
