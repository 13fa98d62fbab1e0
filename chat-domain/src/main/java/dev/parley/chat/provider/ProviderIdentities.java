package dev.parley.chat.provider;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.AccountFollower;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Which user somebody of a provider is, found by issuer and subject and by nothing else. A user is one of each issuer. */
@Component
class ProviderIdentities implements AccountFollower {

    private static final String USER = "user";
    private static final String SEEN = "seen";
    private static final String GIVEN = "given";
    private static final String ADMINISTRATOR = "administrator";

    private final MongoCollection<Document> identities;
    private final Clock clock;

    ProviderIdentities(MongoTemplate mongo, Clock clock) {
        identities = mongo
            .getCollection("provider_identities")
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        identities.createIndex(Indexes.ascending("issuer", USER), new IndexOptions().unique(true));
        identities.createIndex(Indexes.ascending(USER));
        this.clock = clock;
    }

    Optional<KnownIdentity> find(String key) {
        return Optional.ofNullable(identities.find(Filters.eq("_id", key)).first()).map(ProviderIdentities::read);
    }

    Optional<ProviderIdentity> identity(String key) {
        return Optional.ofNullable(identities.find(Filters.eq("_id", key)).first()).map(ProviderIdentities::identity);
    }

    /** Who the users are of this issuer. */
    Map<UserId, ProviderIdentity> of(Collection<UserId> users, String issuer) {
        var found = new HashMap<UserId, ProviderIdentity>();
        var named = Filters.in(USER, users.stream().map(UserId::value).toList());
        for (Document document : identities.find(Filters.and(Filters.eq("issuer", issuer), named))) {
            found.put(new UserId(document.getString(USER)), identity(document));
        }
        return found;
    }

    private static ProviderIdentity identity(Document document) {
        return new ProviderIdentity(document.getString("issuer"), document.getString("subject"));
    }

    /**
     * Notes who somebody is from now on. Of two at once the first holds.
     *
     * @return empty where the user is another of this issuer already
     */
    Optional<KnownIdentity> claim(ProviderIdentity identity, UserId userId) {
        var document = new Document("_id", identity.key())
            .append("issuer", identity.issuer())
            .append("subject", identity.subject())
            .append(USER, userId.value())
            .append("createdAt", Date.from(clock.instant()));
        try {
            identities.insertOne(document);
            return Optional.of(read(document));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            return find(identity.key());
        }
    }

    void note(String key, Set<ChatId> seen, Set<ChatId> given, boolean administrator) {
        identities.updateOne(
            Filters.eq("_id", key),
            Updates.combine(
                Updates.set(SEEN, values(seen)),
                Updates.set(GIVEN, values(given)),
                Updates.set(ADMINISTRATOR, administrator)
            )
        );
    }

    void forget(String key) {
        identities.deleteOne(Filters.eq("_id", key));
    }

    @Override
    public void deleted(UserId user) {
        identities.deleteMany(Filters.eq(USER, user.value()));
    }

    private static List<String> values(Collection<ChatId> chats) {
        return chats.stream().map(ChatId::value).toList();
    }

    private static KnownIdentity read(Document document) {
        return new KnownIdentity(
            document.getString("_id"),
            new UserId(document.getString(USER)),
            chats(document, SEEN),
            chats(document, GIVEN),
            document.get(ADMINISTRATOR, false)
        );
    }

    private static Set<ChatId> chats(Document document, String field) {
        return document.getList(field, String.class, List.of()).stream().map(ChatId::new).collect(Collectors.toSet());
    }
}
