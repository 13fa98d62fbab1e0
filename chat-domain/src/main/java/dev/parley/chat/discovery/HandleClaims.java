package dev.parley.chat.discovery;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.text.WordStarts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which chat has which handle: one document per handle, with the handle as its unique {@code _id}, so that only one of
 * several concurrent claims succeeds. A claim counts only while the chat's log has the same handle. It contains the
 * chat's title for the search.
 */
@Component
class HandleClaims {

    private final MongoCollection<Document> claims;

    HandleClaims(MongoTemplate mongo) {
        claims = mongo.getCollection("handles");
        claims.createIndex(Indexes.ascending("words"));
        claims.createIndex(Indexes.ascending("chat"));
    }

    record Claim(String handle, ChatId chatId, Instant claimedAt) {}

    /** Claims a handle that nobody has; false where somebody has it, be it the same chat. */
    boolean claim(String handle, ChatId chatId, String title, Instant now) {
        try {
            claims.insertOne(
                new Document("_id", handle)
                    .append("chat", chatId.value())
                    .append("claimedAt", Date.from(now))
                    .append("words", WordStarts.of(title))
            );
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    Optional<Claim> find(String handle) {
        return Optional.ofNullable(claims.find(Filters.eq("_id", handle)).first()).map(HandleClaims::read);
    }

    /** Takes this very claim back, not one that was made of the same handle since. */
    void release(Claim claim) {
        claims.deleteOne(
            Filters.and(
                Filters.eq("_id", claim.handle()),
                Filters.eq("chat", claim.chatId().value()),
                Filters.eq("claimedAt", Date.from(claim.claimedAt()))
            )
        );
    }

    void release(String handle, ChatId chatId) {
        claims.deleteOne(Filters.and(Filters.eq("_id", handle), Filters.eq("chat", chatId.value())));
    }

    void releaseAll(ChatId chatId) {
        claims.deleteMany(Filters.eq("chat", chatId.value()));
    }

    void retitle(String handle, ChatId chatId, String title) {
        claims.updateOne(
            Filters.and(Filters.eq("_id", handle), Filters.eq("chat", chatId.value())),
            Updates.set("words", WordStarts.of(title))
        );
    }

    /**
     * The claims, in the order of handles, whose handle or any word of whose title starts with the text.
     *
     * @param after the last handle of the page before, or null
     */
    List<Claim> search(String text, @Nullable String after, int limit) {
        var filters = new ArrayList<Bson>();
        String prefix = WordStarts.prefix(text);
        if (!prefix.isEmpty()) {
            var startsWith = Pattern.compile("^" + Pattern.quote(prefix));
            filters.add(Filters.or(Filters.regex("_id", startsWith), Filters.regex("words", startsWith)));
        }
        if (after != null) {
            filters.add(Filters.gt("_id", after));
        }
        var found = new ArrayList<Claim>();
        var query = filters.isEmpty() ? new Document() : Filters.and(filters);
        for (Document document : claims.find(query).sort(Sorts.ascending("_id")).limit(limit)) {
            found.add(read(document));
        }
        return found;
    }

    private static Claim read(Document claim) {
        return new Claim(
            claim.getString("_id"),
            new ChatId(claim.getString("chat")),
            claim.getDate("claimedAt").toInstant()
        );
    }
}
