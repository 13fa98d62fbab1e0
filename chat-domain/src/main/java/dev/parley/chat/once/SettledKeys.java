package dev.parley.chat.once;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The keys of commands that are finished and have left no event by which a repeat could be recognised: they found
 * nothing to change, were refused, or changed a document that keeps only its last change. One small document per key,
 * for ever.
 *
 * <p>To carry out a command: read the state that decides it, then ask here, then write on condition that the state is
 * still the same. This order is safe: if the state was changed after the key was settled, the write fails.
 */
@Component
public class SettledKeys {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> settled;

    SettledKeys(MongoTemplate mongo) {
        settled = mongo
            .getCollection("settled_keys")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
    }

    /** Those of the keys that are settled, each with how it was refused, or with nothing where it was not. */
    public Map<String, Optional<ParleyException>> find(Collection<String> keys) {
        var found = new HashMap<String, Optional<ParleyException>>();
        if (!keys.isEmpty()) {
            for (Document document : settled.find(Filters.in("_id", keys))) {
                found.put(document.getString("_id"), refusal(document));
            }
        }
        return found;
    }

    /**
     * Whether the command is over.
     *
     * @throws ParleyException what it was refused with
     */
    public boolean isRepeat(String key) {
        var outcome = find(List.of(key)).get(key);
        if (outcome != null && outcome.isPresent()) {
            throw outcome.get();
        }
        return outcome != null;
    }

    /** The command is over and was not refused; the first outcome stays. */
    public void add(String key) {
        settled.updateOne(Filters.eq("_id", key), Updates.setOnInsert("code", null), UPSERT);
    }

    /**
     * The command is over and was refused; the first outcome stays. Nothing is kept if another try may succeed, nor for
     * users who are not in the chat, since there may be any number of them.
     */
    public void add(String key, ParleyException refusal) {
        if (refusal.code() == ErrorCode.UNAVAILABLE || refusal.code() == ErrorCode.CHAT_NOT_FOUND) {
            return;
        }
        settled.updateOne(
            Filters.eq("_id", key),
            Updates.combine(
                Updates.setOnInsert("code", refusal.code().name()),
                Updates.setOnInsert("details", new Document(refusal.details()))
            ),
            UPSERT
        );
    }

    /** Forgets the keys that begin so, of something that is gone for good. The beginning ends with a slash. */
    public void forget(String beginning) {
        // Up to the character after the slash.
        String end = beginning.substring(0, beginning.length() - 1) + "0";
        settled.deleteMany(Filters.and(Filters.gte("_id", beginning), Filters.lt("_id", end)));
    }

    private static Optional<ParleyException> refusal(Document document) {
        return Optional.ofNullable(document.getString("code")).map(code ->
            new ParleyException(ErrorCode.valueOf(code), document.get("details", new Document()))
        );
    }
}
