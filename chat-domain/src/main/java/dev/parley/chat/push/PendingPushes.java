package dev.parley.chat.push;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Who has to be told of what: one document for each person and chat or ring, however much happens there. A node claims one
 * by a lease, and each of its writes demands that the lease is still its own; what a dead node has left another takes up.
 * Whatever comes in meanwhile raises {@code rev}, and then the node that has the lease leaves the document due.
 */
@Component
class PendingPushes {

    /** Longer than a turn takes: all devices are told at once, each by the deadline of a request. */
    private static final Duration LEASE = Duration.ofSeconds(45);

    private static final Duration KEPT = Duration.ofDays(2);
    private static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));
    private static final Date FREE = Date.from(Instant.EPOCH);
    private static final Bson NOTHING = Updates.combine();
    private static final Bson FREED = Updates.set("leaseUntil", FREE);
    private static final int MOST_CLEARED = 20;
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions()
        .sort(Sorts.ascending("dueAt"))
        .returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> pending;
    private final PushProperties properties;
    private final IdGenerator ids;
    private final Clock clock;

    PendingPushes(MongoTemplate mongo, PushProperties properties, IdGenerator ids, Clock clock) {
        pending = mongo.getCollection("push_pending").withWriteConcern(WriteConcern.MAJORITY);
        pending.createIndex(Indexes.ascending("dueAt"));
        pending.createIndex(Indexes.ascending("user"));
        pending.createIndex(Indexes.ascending("of"));
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /** These people have a message to be told of, at this place of the chat. Done again it changes nothing. */
    void note(ChatId chatId, Map<UserId, Long> upTo) {
        var due = Date.from(clock.instant().plus(properties.settle()));
        var writes = upTo
            .entrySet()
            .stream()
            .map(each ->
                upsert(each.getKey(), chatId.value(), Updates.max("upTo", each.getValue()), Updates.min("dueAt", due))
            )
            .toList();
        pending.bulkWrite(writes, UNORDERED);
    }

    /** Messages up to there, of which devices may have been told, were changed or deleted. */
    void correct(ChatId chatId, long target) {
        var due = Date.from(clock.instant().plus(properties.settle()));
        pending.updateMany(
            Filters.and(Filters.eq("of", chatId.value()), Filters.gte("told", target)),
            Updates.combine(Updates.set("corrected", true), Updates.min("dueAt", due), changed())
        );
    }

    /** It rings for them. */
    void ring(String callId, Collection<UserId> people, Document ring) {
        var now = Date.from(clock.instant());
        var writes = people
            .stream()
            .map(person ->
                upsert(
                    person,
                    callId,
                    Updates.combine(Updates.set("ring", ring), Updates.set("told", 0L)),
                    Updates.set("dueAt", now)
                )
            )
            .toList();
        pending.bulkWrite(writes, UNORDERED);
    }

    /** It rings for them no more. */
    void over(String callId, Collection<UserId> people, String how) {
        pending.updateMany(
            Filters.and(
                Filters.in(
                    "_id",
                    people
                        .stream()
                        .map(person -> id(person, callId))
                        .toList()
                ),
                Filters.exists("ring.over", false)
            ),
            Updates.combine(Updates.set("ring.over", how), Updates.set("dueAt", Date.from(clock.instant())), changed())
        );
    }

    private UpdateOneModel<Document> upsert(UserId person, String of, Bson what, Bson when) {
        return new UpdateOneModel<>(
            Filters.eq("_id", id(person, of)),
            Updates.combine(
                Updates.set("user", person.value()),
                Updates.set("of", of),
                Updates.set("at", Date.from(clock.instant())),
                // There from the first time on; a lease stays as it is.
                Updates.max("leaseUntil", FREE),
                what,
                when,
                changed()
            ),
            UPSERT
        );
    }

    private static Bson changed() {
        return Updates.combine(Updates.inc("rev", 1L), Updates.set("looks", 0), Updates.set("left", List.of()));
    }

    /** What is due and no node has. */
    Optional<Claimed> claim() {
        var now = clock.instant();
        var free = Filters.and(Filters.lte("dueAt", Date.from(now)), Filters.lte("leaseUntil", Date.from(now)));
        // Nearly always there is none, and looking costs less than a write that finds nothing.
        if (pending.find(free).projection(Projections.include("_id")).first() == null) {
            return Optional.empty();
        }
        var claimed = pending.findOneAndUpdate(
            free,
            Updates.combine(Updates.set("lease", ids.next()), Updates.set("leaseUntil", Date.from(now.plus(LEASE)))),
            AFTER
        );
        return Optional.ofNullable(claimed).map(Claimed::read);
    }

    /** Devices were told up to the place. */
    void told(Claimed claimed, long upTo) {
        var told = Updates.combine(Updates.max("told", upTo), Updates.set("cleared", false));
        letGo(claimed, told, Updates.set("corrected", false), NEVER);
    }

    /** There is nothing to tell, until something comes in. */
    void nothing(Claimed claimed) {
        letGo(claimed, NOTHING, Updates.set("corrected", false), NEVER);
    }

    /** Nobody has to be told of it any more. */
    void forget(Claimed claimed) {
        pending.deleteOne(mine(claimed));
    }

    /** The person was found at a page. */
    void lookAgain(Claimed claimed, Duration pause) {
        letGo(claimed, NOTHING, Updates.inc("looks", 1), Date.from(clock.instant().plus(pause)));
    }

    /** These devices could not be told. */
    void again(Claimed claimed, Collection<AuthSessionId> left, Instant at) {
        var ids = left.stream().map(AuthSessionId::value).toList();
        letGo(claimed, NOTHING, Updates.set("left", ids), Date.from(at));
    }

    /** Something went wrong on this side. */
    void release(Claimed claimed, Duration pause) {
        letGo(claimed, NOTHING, NOTHING, Date.from(clock.instant().plus(pause)));
    }

    /** @param unlessNew what holds only where nothing has come in meanwhile; then it is due at {@code dueAt} */
    private void letGo(Claimed claimed, Bson always, Bson unlessNew, Date dueAt) {
        var asClaimed = Filters.and(mine(claimed), Filters.eq("rev", claimed.rev()));
        var rest = Updates.combine(always, unlessNew, Updates.set("dueAt", dueAt), FREED);
        if (pending.updateOne(asClaimed, rest).getMatchedCount() == 0) {
            pending.updateOne(mine(claimed), Updates.combine(always, FREED));
        }
    }

    /** The chats that the person's devices were told of, with the seqs, unless they were told since that it is read. */
    Map<ChatId, Long> toldOf(UserId userId) {
        var filter = Filters.and(
            Filters.eq("user", userId.value()),
            Filters.gt("told", 0L),
            Filters.eq("cleared", false),
            Filters.exists("ring", false)
        );
        var told = new HashMap<ChatId, Long>();
        for (Document each : pending.find(filter).projection(Projections.include("of", "told")).limit(MOST_CLEARED)) {
            told.put(new ChatId(each.getString("of")), each.getLong("told"));
        }
        return told;
    }

    /** The person's devices were told that what they were told of these chats is read. */
    void cleared(UserId userId, Map<ChatId, Long> chats) {
        chats.forEach((chatId, told) ->
            pending.updateOne(
                Filters.and(Filters.eq("_id", id(userId, chatId.value())), Filters.eq("told", told)),
                Updates.set("cleared", true)
            )
        );
    }

    /** Forgets what nobody has been told of for two days. */
    void prune() {
        pending.deleteMany(Filters.lt("at", Date.from(clock.instant().minus(KEPT))));
    }

    void forgetAll(UserId userId) {
        pending.deleteMany(Filters.eq("user", userId.value()));
    }

    private static String id(UserId userId, String of) {
        return userId.value() + ":" + of;
    }

    private static Bson mine(Claimed claimed) {
        return Filters.and(Filters.eq("_id", claimed.id()), Filters.eq("lease", claimed.lease()));
    }
}
