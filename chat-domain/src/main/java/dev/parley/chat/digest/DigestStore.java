package dev.parley.chat.digest;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * How each user wants the digest, where they have chosen, and what they may have missed since the last one: one document a
 * user. A node claims one that is due by a lease, and each of its writes demands that the lease is still its own. What is
 * noted meanwhile raises {@code rev}, and is told of an interval later.
 */
@Component
class DigestStore {

    /** Of a chat the newest of so many places are kept. */
    static final int MOST_NOTED = 50;

    static final String CHATS = "chats";
    static final String TOLD = "told";

    /** Longer than it takes to hand over a mail. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final String EVERY = "every";
    private static final String WITH_TEXT = "withText";
    private static final String DUE_AT = "dueAt";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String TRIES = "tries";
    private static final String REV = "rev";
    private static final int USERS_AT_ONCE = 500;
    private static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));
    private static final Date FREE = Date.from(Instant.EPOCH);
    private static final Bson FREED = Updates.set(LEASE_UNTIL, FREE);
    private static final Bson IS_ON = Filters.ne(EVERY, DigestFrequency.OFF.name());
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions()
        .sort(Sorts.ascending(DUE_AT))
        .returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> digests;
    private final OnceUpdates once;
    private final IdGenerator ids;
    private final Clock clock;

    DigestStore(MongoTemplate mongo, OnceUpdates once, IdGenerator ids, Clock clock) {
        digests = mongo.getCollection("digests").withWriteConcern(WriteConcern.MAJORITY);
        digests.createIndex(Indexes.ascending(DUE_AT));
        this.once = once;
        this.ids = ids;
        this.clock = clock;
    }

    DigestWishes wishes(UserId userId) {
        return Optional.ofNullable(digests.find(byId(userId)).first())
            .map(DigestStore::readWishes)
            .orElse(DigestWishes.NONE);
    }

    static DigestWishes readWishes(Document document) {
        return new DigestWishes(
            DigestFrequency.valueOf(document.getString(EVERY)),
            document.getBoolean(WITH_TEXT, DigestWishes.NONE.withText())
        );
    }

    void wish(Intent intent, DigestWishes wishes) {
        once.update(digests, intent.actor().value(), intent.key(), present -> change(present, wishes));
    }

    private Bson change(Document present, DigestWishes wishes) {
        var wished = Updates.combine(
            Updates.set(EVERY, wishes.frequency().name()),
            Updates.set(WITH_TEXT, wishes.withText()),
            Updates.inc(REV, 1L)
        );
        if (wishes.frequency() == DigestFrequency.OFF) {
            return Updates.combine(wished, nothingMissed(), FREED);
        }
        boolean waits = !present.get(CHATS, new Document()).isEmpty();
        var due = Date.from(clock.instant().plus(wishes.frequency().interval()));
        return Updates.combine(
            wished,
            waits ? Updates.set(DUE_AT, due) : Updates.min(DUE_AT, NEVER),
            // There from the first time on; a lease stays as it is.
            Updates.max(LEASE_UNTIL, FREE)
        );
    }

    void switchOff(UserId userId) {
        var off = Updates.combine(
            Updates.set(EVERY, DigestFrequency.OFF.name()),
            Updates.inc(REV, 1L),
            Updates.inc(OnceUpdates.COUNT, 1L),
            nothingMissed(),
            FREED
        );
        digests.updateOne(Filters.and(byId(userId), IS_ON), off);
    }

    private static Bson nothingMissed() {
        return Updates.combine(Updates.set(CHATS, new Document()), Updates.set(DUE_AT, NEVER), Updates.set(TRIES, 0));
    }

    void forget(UserId userId) {
        digests.deleteOne(byId(userId));
    }

    /**
     * These may miss something in the chat. Writes for those of them alone who want a digest; done again it changes what they
     * are told no more.
     *
     * @param missed for each the places, ascending
     */
    void note(ChatId chatId, Map<UserId, List<Long>> missed) {
        var users = List.copyOf(missed.keySet());
        for (int from = 0; from < users.size(); from += USERS_AT_ONCE) {
            var some = users.subList(from, Math.min(users.size(), from + USERS_AT_ONCE));
            var writes = new ArrayList<UpdateOneModel<Document>>();
            for (Document found : digests
                .find(Filters.and(Filters.in("_id", some.stream().map(UserId::value).toList()), IS_ON))
                .projection(Projections.include(EVERY))) {
                var userId = new UserId(found.getString("_id"));
                var frequency = DigestFrequency.valueOf(found.getString(EVERY));
                writes.add(note(userId, frequency, chatId, missed.getOrDefault(userId, List.of())));
            }
            if (!writes.isEmpty()) {
                digests.bulkWrite(writes, UNORDERED);
            }
        }
    }

    private UpdateOneModel<Document> note(UserId userId, DigestFrequency frequency, ChatId chatId, List<Long> seqs) {
        var due = Date.from(clock.instant().plus(frequency.interval()));
        return new UpdateOneModel<>(
            Filters.and(byId(userId), IS_ON),
            Updates.combine(
                Updates.pushEach(CHATS + "." + chatId, seqs, new PushOptions().slice(-MOST_NOTED)),
                Updates.min(DUE_AT, due),
                Updates.inc(REV, 1L)
            )
        );
    }

    /** One that is due and no node has. */
    Optional<ClaimedDigest> claim() {
        var now = clock.instant();
        var free = Filters.and(Filters.lte(DUE_AT, Date.from(now)), Filters.lte(LEASE_UNTIL, Date.from(now)), IS_ON);
        // Nearly always there is none, and looking costs less than a write that finds nothing.
        if (digests.find(free).projection(Projections.include("_id")).first() == null) {
            return Optional.empty();
        }
        var claimed = digests.findOneAndUpdate(
            free,
            Updates.combine(Updates.set("lease", ids.next()), Updates.set(LEASE_UNTIL, Date.from(now.plus(LEASE)))),
            AFTER
        );
        return Optional.ofNullable(claimed).map(ClaimedDigest::read);
    }

    /** The user was told, or nobody can tell them. */
    void told(ClaimedDigest claimed) {
        var told = new Document();
        claimed.missed().forEach((chatId, seqs) -> {
            if (!seqs.isEmpty()) {
                told.append(chatId.value(), seqs.last());
            }
        });
        settle(claimed, Updates.set(TOLD, told));
    }

    /** There is nothing that the user misses any more. */
    void nothing(ClaimedDigest claimed) {
        settle(claimed, Updates.combine());
    }

    private void settle(ClaimedDigest claimed, Bson more) {
        var asClaimed = Filters.and(mine(claimed), Filters.eq(REV, claimed.rev()));
        if (digests.updateOne(asClaimed, Updates.combine(nothingMissed(), more, FREED)).getMatchedCount() == 0) {
            var changes = new ArrayList<Bson>(List.of(more, FREED, Updates.set(TRIES, 0)));
            claimed
                .missed()
                .forEach((chatId, seqs) -> changes.add(Updates.pullAll(CHATS + "." + chatId, List.copyOf(seqs))));
            var due = clock.instant().plus(claimed.wishes().frequency().interval());
            changes.add(Updates.set(DUE_AT, Date.from(due)));
            digests.updateOne(mine(claimed), Updates.combine(changes));
        }
    }

    /** The user is there, or was until lately. */
    void later(ClaimedDigest claimed, Instant at) {
        digests.updateOne(mine(claimed), Updates.combine(Updates.set(DUE_AT, Date.from(at)), FREED));
    }

    /** It could not be sent. */
    void again(ClaimedDigest claimed, Duration after) {
        var due = Date.from(clock.instant().plus(after));
        digests.updateOne(mine(claimed), Updates.combine(Updates.set(DUE_AT, due), Updates.inc(TRIES, 1), FREED));
    }

    private static Bson byId(UserId userId) {
        return Filters.eq("_id", userId.value());
    }

    private static Bson mine(ClaimedDigest claimed) {
        return Filters.and(byId(claimed.userId()), Filters.eq("lease", claimed.lease()), Filters.gt(LEASE_UNTIL, FREE));
    }
}
