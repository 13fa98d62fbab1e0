package dev.parley.chat.email;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The confirmed address of each user, which is nobody else's, and the one that a user wants to have confirmed. */
@Component
class EmailStore {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> confirmed;
    private final MongoCollection<Document> asked;
    private final Clock clock;

    EmailStore(MongoTemplate mongo, Clock clock) {
        confirmed = mongo.getCollection("email_addresses");
        confirmed.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        asked = mongo.getCollection("email_requests");
        asked.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        this.clock = clock;
    }

    Optional<UserAddress> find(UserId userId) {
        return Optional.ofNullable(confirmed.find(byId(userId)).first()).map(EmailStore::read);
    }

    Optional<UserId> userOf(EmailAddress address) {
        return Optional.ofNullable(confirmed.find(Filters.eq("key", address.key())).first()).map(found ->
            new UserId(found.getString("_id"))
        );
    }

    /** @throws ParleyException {@code EMAIL_TAKEN} where it is another user's */
    void confirm(UserId userId, UserAddress address) {
        try {
            confirmed.replaceOne(byId(userId), write(address).append("key", address.address().key()), UPSERT);
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw new ParleyException(ErrorCode.EMAIL_TAKEN);
            }
            throw refused;
        } catch (MongoCommandException refused) {
            if (ErrorCategory.fromErrorCode(refused.getErrorCode()) == ErrorCategory.DUPLICATE_KEY) {
                throw new ParleyException(ErrorCode.EMAIL_TAKEN);
            }
            throw refused;
        }
    }

    void ask(UserId userId, UserAddress address, Instant until) {
        asked.replaceOne(byId(userId), write(address).append("expiresAt", Date.from(until)), UPSERT);
    }

    Optional<UserAddress> asked(UserId userId) {
        var present = Filters.and(byId(userId), Filters.gt("expiresAt", Date.from(clock.instant())));
        return Optional.ofNullable(asked.find(present).first()).map(EmailStore::read);
    }

    void forgetAsked(UserId userId) {
        asked.deleteOne(byId(userId));
    }

    void remove(UserId userId) {
        asked.deleteOne(byId(userId));
        confirmed.deleteOne(byId(userId));
    }

    private static Document write(UserAddress address) {
        return new Document("address", address.address().text()).append("language", address.language().name());
    }

    private static UserAddress read(Document document) {
        return new UserAddress(
            new EmailAddress(document.getString("address")),
            MailLanguage.valueOf(document.getString("language"))
        );
    }

    private static Bson byId(UserId userId) {
        return Filters.eq("_id", userId.value());
    }
}
