package dev.parley.chat.apikey;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The API keys of all users. A key is read from here at each request, so that its end counts at once. */
@Component
class ApiKeyStore {

    private final MongoCollection<Document> keys;

    ApiKeyStore(MongoTemplate mongo) {
        keys = mongo.getCollection("api_keys");
        keys.createIndex(Indexes.ascending("owner", "clientId"), new IndexOptions().unique(true));
    }

    /** A key with what is kept of its secret. */
    record Kept(ApiKey key, String hash) {
        /** Without the hash, which is nobody's business. */
        @Override
        public String toString() {
            return "Kept[" + key + "]";
        }
    }

    /** Adds a key, in place of one that the same intent has made before. Of several at once the last one stays. */
    void replace(ApiKey key, String hash, String clientId) {
        var document = document(key, hash).append("clientId", clientId);
        do {
            keys.deleteOne(Filters.and(ownedBy(key.owner()), Filters.eq("clientId", clientId)));
        } while (!insert(document));
    }

    /** Whether it could be; not where the same intent has just made another. */
    private boolean insert(Document document) {
        try {
            keys.insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private static Document document(ApiKey key, String hash) {
        return new Document("_id", key.id().value())
            .append("owner", key.owner().value())
            .append("bot", key.bot())
            .append("hash", hash)
            .append("name", key.name())
            .append("scopes", key.scopes().stream().map(ApiScope::name).sorted().toList())
            .append("createdAt", Date.from(key.createdAt()))
            .append("lastUsedAt", date(key.lastUsedAt()))
            .append("expiresAt", date(key.expiresAt()));
    }

    long count(UserId owner) {
        return keys.countDocuments(ownedBy(owner));
    }

    /** The latest first. */
    List<ApiKey> of(UserId owner) {
        var all = new ArrayList<ApiKey>();
        for (Document document : keys.find(ownedBy(owner)).sort(Sorts.descending("_id"))) {
            all.add(key(document));
        }
        return all;
    }

    Optional<Kept> find(ApiKeyId id) {
        return Optional.ofNullable(keys.find(byId(id)).first()).map(document ->
            new Kept(key(document), document.getString("hash"))
        );
    }

    void used(ApiKeyId id, Instant now) {
        keys.updateOne(byId(id), Updates.set("lastUsedAt", Date.from(now)));
    }

    /** Whether there was one. */
    boolean delete(UserId owner, ApiKeyId id) {
        return keys.deleteOne(Filters.and(byId(id), ownedBy(owner))).getDeletedCount() > 0;
    }

    /** Those of the keys that there are, each with its owner. */
    Map<ApiKeyId, UserId> owners(Collection<ApiKeyId> ids) {
        var owners = new HashMap<ApiKeyId, UserId>();
        for (Document document : keys
            .find(Filters.in("_id", ids.stream().map(ApiKeyId::value).toList()))
            .projection(Projections.include("owner"))) {
            owners.put(new ApiKeyId(document.getString("_id")), new UserId(document.getString("owner")));
        }
        return owners;
    }

    void deleteAll(UserId owner) {
        keys.deleteMany(ownedBy(owner));
    }

    private static ApiKey key(Document document) {
        return new ApiKey(
            new ApiKeyId(document.getString("_id")),
            new UserId(document.getString("owner")),
            document.getBoolean("bot", false),
            document.getString("name"),
            document.getList("scopes", String.class).stream().map(ApiScope::valueOf).collect(Collectors.toSet()),
            document.getDate("createdAt").toInstant(),
            instant(document.getDate("lastUsedAt")),
            instant(document.getDate("expiresAt"))
        );
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static Bson byId(ApiKeyId id) {
        return Filters.eq("_id", id.value());
    }

    private static Bson ownedBy(UserId owner) {
        return Filters.eq("owner", owner.value());
    }
}
