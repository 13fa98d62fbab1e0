package dev.parley.chat.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.once.OnceUpdates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which accounts are locked. Nobody acts by a locked account, nor by a bot of its user; nothing else about it changes, so
 * that unlocking it brings everything back.
 */
@Component
public class Locks {

    static final String LOCKED_AT = "lockedAt";
    static final String REASON = "lockReason";

    private final MongoCollection<Document> users;
    private final OnceUpdates once;

    Locks(MongoTemplate mongo, OnceUpdates once) {
        this.once = once;
        users = mongo.getCollection(UserDocuments.COLLECTION);
        users.createIndex(Indexes.ascending(LOCKED_AT));
    }

    /**
     * Locks the account of a user.
     *
     * @param reason that the user is told who tries to log in; may be empty
     * @return false where it was locked before, or by this intent
     * @throws ParleyException {@code USER_NOT_FOUND} also for a bot, and for an account that was deleted
     */
    public boolean lock(Intent intent, UserId userId, Instant now, String reason) {
        return change(intent.key(), userId, user ->
            user.containsKey(LOCKED_AT)
                ? null
                : Updates.combine(Updates.set(LOCKED_AT, Date.from(now)), Updates.set(REASON, reason))
        );
    }

    /** As {@link #lock}, the other way. */
    public boolean unlock(Intent intent, UserId userId) {
        return unlock(intent.key(), userId);
    }

    /** Unlocks it as the configuration wants it. @param key unlike that of any other change */
    public boolean unlock(String key, UserId userId) {
        return change(key, userId, user ->
            user.containsKey(LOCKED_AT) ? Updates.combine(Updates.unset(LOCKED_AT), Updates.unset(REASON)) : null
        );
    }

    private boolean change(String key, UserId userId, Decision decision) {
        return once
            .update(users, userId.value(), key, user -> {
                if (
                    user.isEmpty() || user.containsKey(UserDocuments.DELETED_AT) || user.containsKey(UserDocuments.BOT)
                ) {
                    throw new ParleyException(ErrorCode.USER_NOT_FOUND, Map.of("userId", userId.value()));
                }
                return decision.of(user);
            })
            .isPresent();
    }

    @FunctionalInterface
    private interface Decision {
        @Nullable
        Bson of(Document user);
    }

    /** Whether the account is locked or, if it is a bot's, that of its owner. */
    public boolean isHeld(UserId userId) {
        return !heldAmong(List.of(userId)).isEmpty();
    }

    /** @throws ParleyException {@code ACCOUNT_LOCKED}, with the {@code reason} where the user's own account is locked for one */
    public void requireUnlocked(UserId userId) {
        if (isHeld(userId)) {
            String reason = reasonOf(userId);
            throw new ParleyException(ErrorCode.ACCOUNT_LOCKED, reason.isEmpty() ? Map.of() : Map.of("reason", reason));
        }
    }

    private String reasonOf(UserId userId) {
        var user = users.find(Filters.eq("_id", userId.value())).projection(Projections.include(REASON)).first();
        return user == null ? "" : user.get(REASON, "");
    }

    /** Those of whom {@link #isHeld} is true. */
    public Set<UserId> heldAmong(Collection<UserId> ids) {
        var held = new HashSet<UserId>();
        var ofOwners = new ArrayList<Document>();
        for (Document user : find(ids.stream().map(UserId::value).toList())) {
            if (user.containsKey(LOCKED_AT)) {
                held.add(new UserId(user.getString("_id")));
            } else if (user.containsKey(BotAccounts.OWNER)) {
                ofOwners.add(user);
            }
        }
        if (!ofOwners.isEmpty()) {
            held.addAll(ofLocked(ofOwners));
        }
        return held;
    }

    private Set<UserId> ofLocked(List<Document> bots) {
        var locked = new HashSet<String>();
        for (Document owner : find(
            bots
                .stream()
                .map(bot -> bot.getString(BotAccounts.OWNER))
                .distinct()
                .toList()
        )) {
            if (owner.containsKey(LOCKED_AT)) {
                locked.add(owner.getString("_id"));
            }
        }
        var held = new HashSet<UserId>();
        for (Document bot : bots) {
            if (locked.contains(bot.getString(BotAccounts.OWNER))) {
                held.add(new UserId(bot.getString("_id")));
            }
        }
        return held;
    }

    private Iterable<Document> find(Collection<String> ids) {
        return users.find(Filters.in("_id", ids)).projection(Projections.include(LOCKED_AT, BotAccounts.OWNER));
    }
}
