package dev.parley.chat.once;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ParleyException;
import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes documents that are not logs, so that each change happens once, for ever. A document carries how often it was
 * changed in this way, and the key of the last change; a key is settled before another takes its place (see {@link
 * SettledKeys}). So a change that a node carries out late finds either its key or a document that is not the one it has
 * read.
 */
@Component
@RequiredArgsConstructor
public class OnceUpdates {

    /**
     * Grows with each change. Other code that changes such a document must increment it too, so that a concurrent
     * change here is decided again.
     */
    public static final String COUNT = "change.count";

    private static final String KEY = "key";
    private static final int DUPLICATE_KEY = 11000;
    private static final FindOneAndUpdateOptions UPSERT = new FindOneAndUpdateOptions()
        .upsert(true)
        .returnDocument(ReturnDocument.AFTER);

    private final SettledKeys settled;

    /**
     * Changes the document, or creates it.
     *
     * @param key unique among the changes of this document for ever
     * @param decide returns the update of the present document (an empty one if it is missing), or null for none; may
     *     be called several times and must have no effects; what it throws is thrown here, and again for a repeat
     * @return the document afterwards; empty if there was nothing to do or this is a repeat
     */
    public Optional<Document> update(
        MongoCollection<Document> collection,
        String id,
        String key,
        Function<Document, @Nullable Bson> decide
    ) {
        var documents = collection
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
        String scope = collection.getNamespace().getCollectionName() + "/" + id + "/";
        while (true) {
            var found = Optional.ofNullable(documents.find(Filters.eq("_id", id)).first()).orElseGet(Document::new);
            var last = found.get("change", new Document());
            if (key.equals(last.getString(KEY)) || settled.isRepeat(scope + key)) {
                return Optional.empty();
            }
            var change = decide(decide, found, scope + key);
            if (change == null) {
                return Optional.empty();
            }
            if (last.getString(KEY) instanceof String former) {
                settled.add(scope + former);
            }
            var written = write(
                documents,
                id,
                last.get("count", 0L),
                Updates.combine(change, Updates.set("change." + KEY, key), Updates.inc(COUNT, 1L))
            );
            if (written.isPresent()) {
                return written;
            }
        }
    }

    private @Nullable Bson decide(Function<Document, @Nullable Bson> decide, Document found, String key) {
        try {
            var change = decide.apply(found);
            if (change == null) {
                settled.add(key);
            }
            return change;
        } catch (ParleyException refusal) {
            settled.add(key, refusal);
            throw refusal;
        }
    }

    /** Nothing where the document was changed since it was read. */
    private static Optional<Document> write(MongoCollection<Document> documents, String id, long count, Bson change) {
        var unchanged = count == 0 ? Filters.exists(COUNT, false) : Filters.eq(COUNT, count);
        try {
            return Optional.ofNullable(
                documents.findOneAndUpdate(Filters.and(Filters.eq("_id", id), unchanged), change, UPSERT)
            );
        } catch (MongoException refused) {
            if (refused.getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            return Optional.empty();
        }
    }
}
