package dev.parley.chat.storage;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts of bytes, one document a person and one a chat. Each change is one conditional update, so that of uploads at once on
 * several nodes none gets past a limit.
 */
@Component
public class StorageCounts {

    public static final String PEOPLE = "storage_people";
    public static final String CHATS = "storage_chats";
    public static final String BYTES = "bytes";
    public static final String FILES = "files";

    /** As a limit: none. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    /** Grows with each change, so that a correction is made of a count that is as it was seen, or not at all. */
    private static final String CHANGES = "changes";
    private static final String CHANGED_AT = "changedAt";
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoTemplate mongo;
    private final Clock clock;

    StorageCounts(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        counts(PEOPLE).createIndex(Indexes.descending(BYTES, "_id"));
        counts(CHATS).createIndex(Indexes.descending(BYTES, "_id"));
    }

    /** @param of {@link #PEOPLE} or {@link #CHATS} */
    private MongoCollection<Document> counts(String of) {
        return mongo.getCollection(of).withWriteConcern(WriteConcern.MAJORITY);
    }

    /** Adds where the sum is no more than {@code most} then; false otherwise, and nothing is changed. */
    boolean addWithin(String of, String id, long bytes, long files, long most) {
        if (bytes > most) {
            return false;
        }
        var room =
            most == NO_LIMIT
                ? Filters.eq("_id", id)
                : Filters.and(
                      Filters.eq("_id", id),
                      Filters.or(Filters.exists(BYTES, false), Filters.lte(BYTES, most - bytes))
                  );
        try {
            counts(of).updateOne(room, adding(bytes, files), UPSERT);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            // There is no room, or it was the first count and another one was faster.
            return counts(of).updateOne(room, adding(bytes, files)).getMatchedCount() == 1;
        }
    }

    private Bson adding(long bytes, long files) {
        return Updates.combine(
            Updates.inc(BYTES, bytes),
            Updates.inc(FILES, files),
            Updates.inc(CHANGES, 1L),
            Updates.set(CHANGED_AT, Date.from(clock.instant()))
        );
    }

    /** 0 where nothing was counted. */
    long bytes(String of, String id) {
        var found = counts(of).find(Filters.eq("_id", id)).first();
        return found == null ? 0 : found.get(BYTES, 0L);
    }

    /** Makes sure that there is a count, which may be 0. */
    public void note(String of, String id) {
        counts(of).updateOne(
            Filters.eq("_id", id),
            Updates.combine(Updates.inc(BYTES, 0L), Updates.inc(FILES, 0L)),
            UPSERT
        );
    }

    /**
     * Sets a count right that has not changed since it was read, nor for a while before: no upload that was counted is still
     * under way.
     *
     * @param seen the document as it was read
     * @return whether it was wrong and is right now
     */
    public boolean correct(String of, Document seen, long bytes, long files, Instant quietSince) {
        boolean right = seen.get(BYTES, 0L) == bytes && seen.get(FILES, 0L) == files;
        var changedAt = seen.getDate(CHANGED_AT);
        if (right || (changedAt != null && changedAt.toInstant().isAfter(quietSince))) {
            return false;
        }
        var changes = seen.getLong(CHANGES);
        var unchanged = changes == null ? Filters.exists(CHANGES, false) : Filters.eq(CHANGES, changes);
        return (
            counts(of)
                .updateOne(
                    Filters.and(Filters.eq("_id", seen.getString("_id")), unchanged),
                    Updates.combine(Updates.set(BYTES, bytes), Updates.set(FILES, files), Updates.inc(CHANGES, 1L))
                )
                .getModifiedCount() == 1
        );
    }
}
