package dev.parley.chat.passkey;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
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
 * The passkeys, one document each. No two have the same credential, whosever they are; and each takes one of its owner's
 * places, so that there are never more than may be, however many are added at once.
 */
@Component
public class PasskeyStore {

    /** A person's. */
    public static final int MOST = 20;

    private static final int DUPLICATE_KEY = 11000;
    private static final String USER = "user";
    private static final String PLACE = "place";
    private static final String CREDENTIAL = "credential";
    private static final String NAME = "name";
    private static final String KEY = "key";
    private static final String COUNT = "count";
    private static final String SHAREABLE = "shareable";
    private static final String SHARED = "shared";
    private static final String ADDED_AT = "addedAt";
    private static final String USED_AT = "usedAt";

    private final MongoCollection<Document> passkeys;
    private final OnceUpdates once;
    private final Clock clock;

    PasskeyStore(MongoTemplate mongo, OnceUpdates once, Clock clock) {
        passkeys = mongo.getCollection("passkeys").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        passkeys.createIndex(Indexes.ascending(CREDENTIAL), new IndexOptions().unique(true));
        passkeys.createIndex(Indexes.ascending(USER, PLACE), new IndexOptions().unique(true));
        this.once = once;
        this.clock = clock;
    }

    /** @throws ParleyException {@code PASSKEY_LIMIT_REACHED}; {@code PASSKEY_EXISTS}, also for one of another user */
    public void add(Passkey passkey) {
        while (!place(passkey, freePlace(passkey.userId()))) {
            if (passkeys.find(byCredential(passkey.credential().id())).first() != null) {
                throw new ParleyException(ErrorCode.PASSKEY_EXISTS);
            }
        }
    }

    private int freePlace(UserId userId) {
        var taken = new HashSet<Integer>();
        passkeys
            .find(of(userId))
            .projection(Projections.include(PLACE))
            .forEach(each -> taken.add(each.getInteger(PLACE)));
        for (int place = 0; place < MOST; place++) {
            if (!taken.contains(place)) {
                return place;
            }
        }
        throw new ParleyException(ErrorCode.PASSKEY_LIMIT_REACHED);
    }

    /** False where another was faster. */
    private boolean place(Passkey passkey, int place) {
        var credential = passkey.credential();
        try {
            passkeys.insertOne(
                new Document("_id", passkey.id().value())
                    .append(USER, passkey.userId().value())
                    .append(PLACE, place)
                    .append(NAME, passkey.name())
                    .append(CREDENTIAL, credential.id())
                    .append(KEY, credential.key())
                    .append(COUNT, credential.count())
                    .append(SHAREABLE, credential.shareable())
                    .append(SHARED, credential.shared())
                    .append(ADDED_AT, Date.from(passkey.addedAt()))
            );
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            return false;
        }
    }

    /** The one that was added first, first. */
    public List<Passkey> all(UserId userId) {
        return passkeys.find(of(userId)).sort(Sorts.ascending("_id")).map(PasskeyStore::read).into(new ArrayList<>());
    }

    public Optional<Passkey> find(UserId userId, PasskeyId id) {
        return Optional.ofNullable(passkeys.find(own(userId, id)).first()).map(PasskeyStore::read);
    }

    /** The one that the authenticator knows by this, whosever it is. */
    public Optional<Passkey> find(String credential) {
        return Optional.ofNullable(passkeys.find(byCredential(credential)).first()).map(PasskeyStore::read);
    }

    public boolean has(UserId userId) {
        return passkeys.find(of(userId)).projection(Projections.include("_id")).first() != null;
    }

    /** Those of the users who have one. */
    public Set<UserId> among(Collection<UserId> userIds) {
        var ids = userIds.stream().map(UserId::value).toList();
        var found = new HashSet<UserId>();
        passkeys
            .find(Filters.in(USER, ids))
            .projection(Projections.include(USER))
            .forEach(each -> found.add(new UserId(each.getString(USER))));
        return found;
    }

    /** @throws ParleyException {@code NOT_FOUND} */
    public void rename(Intent intent, PasskeyId id, String name) {
        once.update(passkeys, id.value(), intent.key(), kept -> {
            if (!intent.actor().value().equals(kept.getString(USER))) {
                throw new ParleyException(ErrorCode.NOT_FOUND);
            }
            return name.equals(kept.getString(NAME)) ? null : Updates.set(NAME, name);
        });
    }

    /**
     * Notes that it was used; false where a use with this count, or a higher one, was noted before.
     *
     * @param credential as it is after the use
     */
    public boolean use(Passkey passkey, Credential credential) {
        var counted = credential.count() == 0 ? Filters.eq(COUNT, 0L) : Filters.lt(COUNT, credential.count());
        return (
            passkeys
                .updateOne(
                    Filters.and(own(passkey.userId(), passkey.id()), counted),
                    Updates.combine(
                        Updates.set(COUNT, credential.count()),
                        Updates.set(SHARED, credential.shared()),
                        Updates.set(USED_AT, Date.from(clock.instant()))
                    )
                )
                .getMatchedCount() == 1
        );
    }

    /** False where there is none. */
    public boolean remove(UserId userId, PasskeyId id) {
        return passkeys.deleteOne(own(userId, id)).getDeletedCount() == 1;
    }

    /** False where there were none. */
    public boolean removeAll(UserId userId) {
        return passkeys.deleteMany(of(userId)).getDeletedCount() > 0;
    }

    private static Bson of(UserId userId) {
        return Filters.eq(USER, userId.value());
    }

    private static Bson own(UserId userId, PasskeyId id) {
        return Filters.and(of(userId), Filters.eq("_id", id.value()));
    }

    private static Bson byCredential(String credential) {
        return Filters.eq(CREDENTIAL, credential);
    }

    private static Passkey read(Document kept) {
        var usedAt = kept.getDate(USED_AT);
        return new Passkey(
            new PasskeyId(kept.getString("_id")),
            new UserId(kept.getString(USER)),
            kept.getString(NAME),
            new Credential(
                kept.getString(CREDENTIAL),
                kept.getString(KEY),
                kept.getLong(COUNT),
                kept.getBoolean(SHAREABLE),
                kept.getBoolean(SHARED)
            ),
            kept.getDate(ADDED_AT).toInstant(),
            usedAt == null ? null : usedAt.toInstant()
        );
    }
}
