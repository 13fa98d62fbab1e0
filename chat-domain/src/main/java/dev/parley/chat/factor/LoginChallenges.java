package dev.parley.chat.factor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.parley.chat.auth.ProviderGrant;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The log-ins that wait for their second step. Of a challenge's token only the hash is kept. A challenge is for one account,
 * one log-in and five tries.
 */
@Component
class LoginChallenges {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int MOST_TRIES = 5;
    private static final String TRIES = "tries";
    private static final String PROVIDER = "provider";

    private final MongoCollection<Document> challenges;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    LoginChallenges(MongoTemplate mongo, Clock clock) {
        challenges = mongo.getCollection("login_challenges");
        challenges.createIndex(Indexes.ascending("user"));
        challenges.createIndex(Indexes.ascending("expiresAt"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        this.clock = clock;
    }

    /**
     * @param password the number of the password that was given, or that the user has
     * @param grant of the provider that has vouched for the user, if one has
     */
    record Challenge(UserId userId, int password, @Nullable ProviderGrant grant) {}

    /** The token of a new challenge, which is told to nobody again. */
    String make(UserId userId, int password, @Nullable ProviderGrant grant) {
        String token = Secrets.random(random);
        challenges.insertOne(
            new Document("_id", Secrets.hash(token))
                .append("user", userId.value())
                .append("password", password)
                .append(PROVIDER, grant == null ? null : grant.write())
                .append(TRIES, 0)
                .append("expiresAt", Date.from(clock.instant().plus(LIFETIME)))
        );
        return token;
    }

    /** @throws ParleyException {@code CHALLENGE_INVALID} where there is none that may be tried */
    Challenge require(String token) {
        return read(challenges.find(byToken(token)).first());
    }

    /** Counts a try before it is made. @throws ParleyException as {@link #require} */
    void count(String token) {
        read(challenges.findOneAndUpdate(byToken(token), Updates.inc(TRIES, 1)));
    }

    /** Takes it away, so that there is one login by it. @throws ParleyException {@code CHALLENGE_INVALID} where another was first */
    void take(String token) {
        read(challenges.findOneAndDelete(Filters.eq("_id", Secrets.hash(token))));
    }

    void forget(UserId userId) {
        challenges.deleteMany(Filters.eq("user", userId.value()));
    }

    private Bson byToken(String token) {
        return Filters.and(
            Filters.eq("_id", Secrets.hash(token)),
            Filters.lt(TRIES, MOST_TRIES),
            Filters.gt("expiresAt", Date.from(clock.instant()))
        );
    }

    private static Challenge read(@Nullable Document challenge) {
        return Optional.ofNullable(challenge)
            .map(found -> {
                var grant = found.get(PROVIDER, Document.class);
                return new Challenge(
                    new UserId(found.getString("user")),
                    found.getInteger("password"),
                    grant == null ? null : ProviderGrant.read(grant)
                );
            })
            .orElseThrow(() -> new ParleyException(ErrorCode.CHALLENGE_INVALID));
    }
}
