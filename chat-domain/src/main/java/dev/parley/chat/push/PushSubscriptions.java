package dev.parley.chat.push;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.auth.AuthSessionRevoked;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.outbound.AllowedTargets;
import dev.parley.chat.push.PushWishes.Language;
import dev.parley.chat.push.PushWishes.Level;
import dev.parley.chat.user.UserId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * Which devices get pushes: one subscription a login at most, and it counts for as long as the login lives, whether or not
 * anybody has taken it away. A browser that somebody else logs in to tells nothing of the one before.
 */
@Service
public class PushSubscriptions {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final int USERS_AT_ONCE = 1_000;

    private final MongoCollection<Document> subscriptions;
    private final AuthSessions logins;
    private final AllowedTargets targets;
    private final PushProperties properties;
    private final Clock clock;

    PushSubscriptions(
        MongoTemplate mongo,
        AuthSessions logins,
        AllowedTargets targets,
        PushProperties properties,
        Clock clock
    ) {
        subscriptions = mongo.getCollection("push_subscriptions");
        subscriptions.createIndex(Indexes.ascending("user"));
        subscriptions.createIndex(Indexes.ascending("endpoint"));
        this.logins = logins;
        this.targets = targets;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * From now on the device gets pushes there. Of more devices than an account may have the earliest get none any more.
     *
     * @throws dev.parley.chat.error.ParleyException {@code INVALID_REQUEST} where the address is none that this server may
     *     call; {@code TOKEN_INVALID} where the login has ended
     */
    public void put(AuthSessionId login, UserId userId, String endpoint, PushKeys keys, PushWishes wishes) {
        var target = targets.require("endpoint", endpoint);
        logins.require(login);
        var now = Date.from(clock.instant());
        var subscription = new Document("_id", login.value())
            .append("user", userId.value())
            .append("endpoint", target.toString())
            .append("p256dh", keys.p256dh())
            .append("auth", keys.auth())
            .append("level", wishes.level().name())
            .append("withText", wishes.withText())
            .append("language", wishes.language().name())
            .append("since", now)
            .append("failures", 0)
            .append("notBefore", Date.from(Instant.EPOCH));
        subscriptions.replaceOne(Filters.eq("_id", login.value()), subscription, UPSERT);
        subscriptions.deleteMany(
            Filters.and(Filters.eq("endpoint", target.toString()), Filters.ne("_id", login.value()))
        );
        dropEarliest(userId);
        // Asked once more: whoever ends the login meanwhile either finds the subscription, or is seen here.
        if (!logins.isLive(login)) {
            remove(login);
        }
    }

    private void dropEarliest(UserId userId) {
        for (Document earlier : subscriptions
            .find(Filters.eq("user", userId.value()))
            .sort(Sorts.descending("since", "_id"))
            .skip(properties.maxPerAccount())) {
            subscriptions.deleteOne(Filters.eq("_id", earlier.getString("_id")));
        }
    }

    /** The device gets no pushes any more. */
    public void remove(AuthSessionId login) {
        subscriptions.deleteOne(Filters.eq("_id", login.value()));
    }

    @EventListener
    void on(AuthSessionRevoked revoked) {
        remove(revoked.sessionId());
    }

    public Optional<PushSubscription> find(AuthSessionId login) {
        return Optional.ofNullable(subscriptions.find(Filters.eq("_id", login.value())).first()).map(
            PushSubscriptions::read
        );
    }

    /** Those of the user whose logins live. */
    public List<PushSubscription> of(UserId userId) {
        var found = new ArrayList<PushSubscription>();
        for (Document subscription : subscriptions.find(Filters.eq("user", userId.value()))) {
            found.add(read(subscription));
        }
        if (found.isEmpty()) {
            return found;
        }
        var live = logins.live(found.stream().map(PushSubscription::login).toList());
        found.removeIf(each -> !live.contains(each.login()));
        return found;
    }

    /** Those of the users who have a device that gets pushes. */
    Set<UserId> among(Collection<UserId> users) {
        var ids = users.stream().map(UserId::value).toList();
        var found = new HashSet<UserId>();
        for (int from = 0; from < ids.size(); from += USERS_AT_ONCE) {
            var some = ids.subList(from, Math.min(ids.size(), from + USERS_AT_ONCE));
            for (Document subscription : subscriptions
                .find(Filters.and(Filters.in("user", some), Filters.ne("level", Level.OFF.name())))
                .projection(Projections.include("user"))) {
                found.add(new UserId(subscription.getString("user")));
            }
        }
        return found;
    }

    /** The push service knows the subscription no more. One that the device has made since stays. */
    void forget(PushSubscription gone) {
        subscriptions.deleteOne(
            Filters.and(Filters.eq("_id", gone.login().value()), Filters.eq("endpoint", gone.endpoint().toString()))
        );
    }

    void failed(PushSubscription subscription, Instant notBefore) {
        subscriptions.updateOne(
            Filters.eq("_id", subscription.login().value()),
            Updates.combine(Updates.inc("failures", 1), Updates.set("notBefore", Date.from(notBefore)))
        );
    }

    void worked(PushSubscription subscription) {
        if (subscription.failures() > 0) {
            subscriptions.updateOne(Filters.eq("_id", subscription.login().value()), Updates.set("failures", 0));
        }
    }

    private static PushSubscription read(Document document) {
        return new PushSubscription(
            new AuthSessionId(document.getString("_id")),
            new UserId(document.getString("user")),
            URI.create(document.getString("endpoint")),
            new PushKeys(document.getString("p256dh"), document.getString("auth")),
            new PushWishes(
                Level.valueOf(document.getString("level")),
                document.getBoolean("withText"),
                Language.valueOf(document.getString("language"))
            ),
            document.getDate("since").toInstant(),
            document.getInteger("failures"),
            document.getDate("notBefore").toInstant()
        );
    }
}
