package dev.parley.chat.deletion;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The accounts whose deletion has begun and is not over: few, and read as a whole. */
@Component
class DeletionQueue {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> deletions;

    DeletionQueue(MongoTemplate mongo) {
        deletions = mongo.getCollection("account_deletions");
    }

    record Deletion(UserId userId, Instant startedAt) {}

    void add(UserId userId, Instant now) {
        deletions.updateOne(
            Filters.eq("_id", userId.value()),
            Updates.setOnInsert("startedAt", Date.from(now)),
            UPSERT
        );
    }

    List<Deletion> all() {
        var all = new ArrayList<Deletion>();
        for (Document deletion : deletions.find()) {
            all.add(new Deletion(new UserId(deletion.getString("_id")), deletion.getDate("startedAt").toInstant()));
        }
        return all;
    }

    void remove(UserId userId) {
        deletions.deleteOne(Filters.eq("_id", userId.value()));
    }
}
