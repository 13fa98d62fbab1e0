package dev.parley.chat.email;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Addresses with which somebody wants to register, and the link to each by which they may. Of an address the last link alone
 * works, once, for a day; of its token only the hash is kept.
 */
@Component
public class RegistrationAddresses {

    private static final Duration LIFETIME = Duration.ofDays(1);
    /** Longer than making an account takes; after it the link works again, where a node has died. */
    private static final Duration TAKEN = Duration.ofMinutes(2);
    private static final String TOKEN = "token";
    private static final String TAKEN_UNTIL = "takenUntil";
    private static final String EXPIRES_AT = "expiresAt";

    private final MongoCollection<Document> asked;
    private final EmailStore store;
    private final AccountMails mails;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RegistrationAddresses(MongoTemplate mongo, EmailStore store, AccountMails mails, Clock clock) {
        asked = mongo.getCollection("registration_addresses");
        asked.createIndex(Indexes.ascending(TOKEN));
        asked.createIndex(Indexes.ascending(EXPIRES_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        this.store = store;
        this.mails = mails;
        this.clock = clock;
    }

    /** Whether this server sends mails, without which nobody registers so. */
    public boolean areMailsSent() {
        return mails.areSent();
    }

    /** Has a link sent there; whether the address has an account, nobody learns. @throws ParleyException {@code NO_MAIL} */
    public void ask(UserAddress address) {
        if (!mails.areSent()) {
            throw new ParleyException(ErrorCode.NO_MAIL);
        }
        mails.register(address);
    }

    /** The token of a new link; earlier ones to the address end. Empty while somebody registers with it. */
    public Optional<String> link(UserAddress to) {
        String token = Secrets.random(random);
        var now = clock.instant();
        try {
            asked.updateOne(
                Filters.and(Filters.eq("_id", to.address().key()), isFree(now)),
                Updates.combine(
                    Updates.set("address", to.address().text()),
                    Updates.set("language", to.language().name()),
                    Updates.set(TOKEN, Secrets.hash(token)),
                    Updates.set(EXPIRES_AT, Date.from(now.plus(LIFETIME)))
                ),
                new UpdateOptions().upsert(true)
            );
            return Optional.of(token);
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw refused;
        } catch (MongoCommandException refused) {
            if (ErrorCategory.fromErrorCode(refused.getErrorCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The address of a link that works. @throws ParleyException {@code LINK_INVALID} */
    public EmailAddress look(String token) {
        return read(asked.find(byToken(token)).first()).address();
    }

    /**
     * Takes the address for whoever registers by the link, so that one alone can.
     *
     * @throws ParleyException {@code LINK_INVALID}; {@code EMAIL_TAKEN} where somebody has the address by now
     */
    public UserAddress take(String token) {
        var until = Updates.set(TAKEN_UNTIL, Date.from(clock.instant().plus(TAKEN)));
        var taken = read(asked.findOneAndUpdate(byToken(token), until));
        if (store.userOf(taken.address()).isPresent()) {
            giveBack(taken);
            throw new ParleyException(ErrorCode.EMAIL_TAKEN);
        }
        return taken;
    }

    /** Nobody has registered after all. */
    public void giveBack(UserAddress taken) {
        asked.updateOne(byAddress(taken), Updates.unset(TAKEN_UNTIL));
    }

    /** The address is the user's, and the link works no more. @throws ParleyException {@code EMAIL_TAKEN} */
    public void finish(UserId userId, UserAddress taken) {
        store.confirm(userId, taken);
        asked.deleteOne(byAddress(taken));
    }

    private static Bson byAddress(UserAddress address) {
        return Filters.eq("_id", address.address().key());
    }

    private Bson byToken(String token) {
        var now = clock.instant();
        return Filters.and(Filters.eq(TOKEN, Secrets.hash(token)), Filters.gt(EXPIRES_AT, Date.from(now)), isFree(now));
    }

    private static Bson isFree(Instant now) {
        return Filters.or(Filters.eq(TAKEN_UNTIL, null), Filters.lte(TAKEN_UNTIL, Date.from(now)));
    }

    private static UserAddress read(@Nullable Document found) {
        if (found == null) {
            throw new ParleyException(ErrorCode.LINK_INVALID);
        }
        return new UserAddress(
            new EmailAddress(found.getString("address")),
            MailLanguage.valueOf(found.getString("language"))
        );
    }
}
