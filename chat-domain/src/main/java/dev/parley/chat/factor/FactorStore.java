package dev.parley.chat.factor;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The second factors, one document a user. Each change is made on condition of what it was decided by, in one update: so a
 * code counts once, whichever nodes it comes to at the same time.
 */
@Component
class FactorStore {

    private static final int DUPLICATE_KEY = 11000;
    private static final String SECRET = "secret";
    private static final String STEP = "step";
    private static final String CODES = "codes";
    private static final String SINCE = "since";
    private static final String PENDING = "pending";
    private static final String PENDING_SECRET = PENDING + ".secret";

    private final MongoCollection<Document> factors;
    private final Clock clock;

    FactorStore(MongoTemplate mongo, Clock clock) {
        factors = mongo.getCollection("second_factors").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.clock = clock;
    }

    /**
     * A second factor that is on.
     *
     * @param secret sealed
     * @param codes the hashes of the recovery codes that are left
     */
    record Factor(String secret, List<String> codes, Instant since) {}

    Optional<Factor> find(UserId userId) {
        return Optional.ofNullable(factors.find(on(userId)).first()).map(found ->
            new Factor(found.getString(SECRET), found.getList(CODES, String.class), found.getDate(SINCE).toInstant())
        );
    }

    boolean isOn(UserId userId) {
        return factors.find(on(userId)).projection(Projections.include("_id")).first() != null;
    }

    Set<UserId> onAmong(Collection<UserId> userIds) {
        var ids = userIds.stream().map(UserId::value).toList();
        var found = new HashSet<UserId>();
        for (Document each : factors
            .find(Filters.and(Filters.in("_id", ids), Filters.exists(SECRET)))
            .projection(Projections.include("_id"))) {
            found.add(new UserId(each.getString("_id")));
        }
        return found;
    }

    /** Keeps a secret that is to be proved; false where one is on. */
    boolean begin(UserId userId, String sealed, Duration lifetime) {
        var pending = new Document(SECRET, sealed).append("until", Date.from(clock.instant().plus(lifetime)));
        try {
            factors.updateOne(off(userId), Updates.set(PENDING, pending), new UpdateOptions().upsert(true));
            return true;
        } catch (MongoException refused) {
            if (refused.getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    /** The sealed secret that is to be proved; empty where there is none, or not any more. */
    Optional<String> pending(UserId userId) {
        return Optional.ofNullable(factors.find(off(userId)).first())
            .map(found -> found.get(PENDING, Document.class))
            .filter(pending -> pending.getDate("until").toInstant().isAfter(clock.instant()))
            .map(pending -> pending.getString(SECRET));
    }

    /** @param step by which it was proved, whose code counts no more */
    boolean turnOn(UserId userId, String sealed, long step, List<String> codes) {
        return changes(
            Filters.and(off(userId), Filters.eq(PENDING_SECRET, sealed)),
            Updates.combine(
                Updates.set(SECRET, sealed),
                Updates.set(STEP, step),
                Updates.set(CODES, codes),
                Updates.set(SINCE, Date.from(clock.instant())),
                Updates.unset(PENDING)
            )
        );
    }

    /** Uses the code of a step; false where that or a later one was used before. */
    boolean useStep(UserId userId, String sealed, long step) {
        return changes(
            Filters.and(byId(userId), Filters.eq(SECRET, sealed), Filters.lt(STEP, step)),
            Updates.set(STEP, step)
        );
    }

    /** Uses a recovery code; false where there is none with this hash, or not any more. */
    boolean useCode(UserId userId, String hash) {
        return changes(Filters.and(byId(userId), Filters.eq(CODES, hash)), Updates.pull(CODES, hash));
    }

    boolean renewCodes(UserId userId, List<String> codes) {
        return changes(on(userId), Updates.set(CODES, codes));
    }

    /** False where it was off. */
    boolean remove(UserId userId) {
        return factors.deleteOne(on(userId)).getDeletedCount() == 1;
    }

    void forget(UserId userId) {
        factors.deleteOne(byId(userId));
    }

    private boolean changes(Bson condition, Bson change) {
        return factors.updateOne(condition, change).getModifiedCount() == 1;
    }

    private static Bson on(UserId userId) {
        return Filters.and(byId(userId), Filters.exists(SECRET));
    }

    private static Bson off(UserId userId) {
        return Filters.and(byId(userId), Filters.exists(SECRET, false));
    }

    private static Bson byId(UserId userId) {
        return Filters.eq("_id", userId.value());
    }
}
