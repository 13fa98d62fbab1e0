package dev.parley.chat.webhook;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.outbound.WebhookSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which webhooks have something to tell, and who tells it. A node claims one by a lease that it renews with each request;
 * each of its writes demands that the lease is still its own. So one node at a time sends for a webhook, and what a dead
 * node has left another takes up, at the event that was not acknowledged.
 */
@Component
class WebhookQueue {

    /** Longer than a request and its writes may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Of one that the server has switched off, whose admins do not know it yet. */
    static final String UNTOLD = "untold";

    private static final int UNTOLD_AT_ONCE = 100;

    private static final FindOneAndUpdateOptions AFTER = new FindOneAndUpdateOptions().returnDocument(
        ReturnDocument.AFTER
    );

    private final MongoCollection<Document> webhooks;
    private final WebhookProperties properties;
    private final IdGenerator ids;
    private final Clock clock;

    WebhookQueue(MongoTemplate mongo, WebhookProperties properties, IdGenerator ids, Clock clock) {
        webhooks = mongo.getCollection(WebhookStore.COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
        webhooks.createIndex(Indexes.ascending("behind", "retryAt"));
        webhooks.createIndex(Indexes.ascending(UNTOLD), new IndexOptions().sparse(true));
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A webhook as the node that holds it sees it.
     *
     * @param lease what makes it this node's
     * @param sent the seq of the event that it was told of last, 0 for none
     * @param passing how many things wait that are in no log
     * @param failures how often in a row the receiver has failed
     * @param deliveries how many requests there were
     */
    record Held(
        Webhook webhook,
        List<WebhookSecret> secrets,
        String lease,
        long sent,
        long passing,
        int failures,
        long deliveries
    ) {}

    /** A webhook that has something to tell and that no node holds. */
    Optional<Held> claim() {
        var now = clock.instant();
        var due = Filters.and(
            Filters.eq("behind", true),
            Filters.eq("state", WebhookState.ON.name()),
            Filters.lte("retryAt", Date.from(now)),
            Filters.lte("leaseUntil", Date.from(now))
        );
        return update(due, Updates.combine(Updates.set("lease", ids.next()), held(now)));
    }

    /** The receiver has been told of an event of the log. */
    Optional<Held> told(Held held, long seq) {
        return toldSomething(held, Updates.combine(Updates.set("passed", seq), Updates.set("sent", seq)));
    }

    /** The receiver has been told of something that is in no log. */
    Optional<Held> toldPassing(Held held) {
        return toldSomething(held, Updates.inc("passing", -1L));
    }

    private Optional<Held> toldSomething(Held held, Bson progress) {
        return update(
            mine(held),
            Updates.combine(
                progress,
                Updates.inc("deliveries", 1L),
                Updates.set("failures", 0),
                Updates.unset("failingSince"),
                held(clock.instant())
            )
        );
    }

    /** Up to there the log has nothing to tell. */
    Optional<Held> passed(Held held, long seq) {
        return update(mine(held), Updates.combine(Updates.set("passed", seq), held(clock.instant())));
    }

    /** Holds it longer, as it is now: something has come in since it was looked at. */
    Optional<Held> renew(Held held) {
        return update(mine(held), held(clock.instant()));
    }

    /** There was nothing in store after all. */
    Optional<Held> nothingPassing(Held held) {
        return update(Filters.and(mine(held), Filters.eq("passing", held.passing())), Updates.set("passing", 0L));
    }

    /** The receiver has failed. It is tried again after a while, or, after a long time, the webhook is switched off. */
    Optional<Held> failed(Held held, PostResult result) {
        var now = clock.instant();
        var since = Optional.ofNullable(held.webhook().failingSince()).orElse(now);
        int failures = held.failures() + 1;
        var failing = Updates.combine(
            Updates.inc("deliveries", 1L),
            Updates.set("failures", failures),
            lastFailure(result, now),
            Updates.set("failingSince", Date.from(since)),
            Updates.set("retryAt", Date.from(now.plus(RetryDelays.after(failures)))),
            letGo()
        );
        boolean forLong = !since.plus(properties.giveUpAfter()).isAfter(now);
        return update(mine(held), forLong ? Updates.combine(failing, off(WebhookState.FAILED)) : failing);
    }

    /** The receiver wants nothing any more. */
    Optional<Held> gone(Held held, PostResult result) {
        var gone = Updates.combine(
            Updates.inc("deliveries", 1L),
            lastFailure(result, clock.instant()),
            off(WebhookState.GONE),
            letGo()
        );
        return update(mine(held), gone);
    }

    /** Nobody is responsible any more. */
    void unattended(Held held) {
        update(mine(held), Updates.combine(off(WebhookState.UNATTENDED), letGo()));
    }

    /** Lets go of the webhook, for another try after a while. */
    void release(Held held, Duration pause) {
        var later = Updates.set("retryAt", Date.from(clock.instant().plus(pause)));
        update(mine(held), Updates.combine(later, letGo()));
    }

    /** All is told. Whether it is so: something may have come in since. */
    boolean rest(Held held) {
        var all = Filters.and(mine(held), Filters.lte("head", held.webhook().passed()), Filters.lte("passing", 0L));
        return update(all, Updates.combine(Updates.set("behind", false), letGo())).isPresent();
    }

    private static Bson lastFailure(PostResult result, Instant now) {
        return Updates.set(WebhookDocuments.LAST_FAILURE, WebhookDocuments.failure(result, now));
    }

    private Bson off(WebhookState state) {
        return Updates.combine(
            Updates.set("state", state.name()),
            Updates.set("stateSince", Date.from(clock.instant())),
            Updates.set("behind", false),
            Updates.set(UNTOLD, true)
        );
    }

    /** Those that the server or an administrator of it has switched off, whose admins are still to be told. */
    List<Webhook> untold() {
        var found = new ArrayList<Webhook>();
        for (Document webhook : webhooks.find(Filters.eq(UNTOLD, true)).limit(UNTOLD_AT_ONCE)) {
            found.add(WebhookDocuments.read(webhook));
        }
        return found;
    }

    /** They have been told of how it stands. */
    void told(Webhook webhook) {
        webhooks.updateOne(
            Filters.and(
                Filters.eq("_id", webhook.id().value()),
                Filters.eq("stateSince", Date.from(webhook.stateSince()))
            ),
            Updates.unset(UNTOLD)
        );
    }

    private static Bson held(Instant now) {
        return Updates.set("leaseUntil", Date.from(now.plus(LEASE)));
    }

    private static Bson letGo() {
        return Updates.combine(Updates.set("lease", ""), Updates.set("leaseUntil", Date.from(Instant.EPOCH)));
    }

    private static Bson mine(Held held) {
        return Filters.and(Filters.eq("_id", held.webhook().id().value()), Filters.eq("lease", held.lease()));
    }

    private Optional<Held> update(Bson which, Bson change) {
        return Optional.ofNullable(webhooks.findOneAndUpdate(which, change, AFTER)).map(document ->
            new Held(
                WebhookDocuments.read(document),
                WebhookDocuments.secrets(document, clock.instant()),
                document.getString("lease"),
                document.getLong("sent"),
                document.getLong("passing"),
                document.getInteger("failures"),
                document.getLong("deliveries")
            )
        );
    }
}
