package dev.parley.chat.block;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The blocks of users, in one document per blocker. While one of two users has blocked the other, neither can reach the
 * other by personal chat or call; a refusal does not tell who has blocked whom.
 */
@Component
public class Blocks {

    private static final int MAX = 1_000;
    private static final String USERS = "users";

    private final MongoCollection<Document> blocks;
    private final Users users;
    private final OnceUpdates once;
    private final ApplicationEventPublisher events;

    Blocks(MongoTemplate mongo, Users users, OnceUpdates once, ApplicationEventPublisher events) {
        this.blocks = mongo.getCollection("blocks");
        this.users = users;
        this.once = once;
        this.events = events;
    }

    /**
     * Blocks a user; at most 1,000 at a time.
     *
     * @throws ParleyException {@code USER_NOT_FOUND}; {@code INVALID_REQUEST} for oneself and for one too many
     */
    public void block(Intent intent, UserId userId) {
        var blocker = intent.actor();
        if (blocker.equals(userId)) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("userId", "must be somebody else"));
        }
        users.require(userId);
        change(
            intent,
            userId,
            blocked -> {
                if (blocked.contains(userId.value())) {
                    return null;
                }
                if (blocked.size() >= MAX) {
                    throw new ParleyException(
                        ErrorCode.INVALID_REQUEST,
                        Map.of("userId", "at most " + MAX + " are blocked")
                    );
                }
                return Updates.addToSet(USERS, userId.value());
            },
            true
        );
    }

    /** Takes it back; where there is nothing to take back, nothing happens. */
    public void unblock(Intent intent, UserId userId) {
        change(
            intent,
            userId,
            blocked -> blocked.contains(userId.value()) ? Updates.pull(USERS, userId.value()) : null,
            false
        );
    }

    private void change(Intent intent, UserId userId, Function<List<String>, @Nullable Bson> decide, boolean blocks) {
        once.update(this.blocks, intent.actor().value(), intent.key(), document ->
            decide.apply(document.getList(USERS, String.class, List.of()))
        ).ifPresent(_ -> events.publishEvent(new BlockChanged(intent.actor(), userId, blocks)));
    }

    /** The users whom the user has blocked, oldest block first. */
    public List<UserId> of(UserId blocker) {
        var found = blocks.find(Filters.eq("_id", blocker.value())).first();
        return found == null ? List.of() : found.getList(USERS, String.class).stream().map(UserId::new).toList();
    }

    /** Whether one of the two, or each, has blocked the other. */
    public boolean between(UserId one, UserId other) {
        var both = List.of(one.value(), other.value());
        return exists(both, both);
    }

    /** Those of the others who have blocked the user or are blocked by them. */
    public Set<UserId> between(UserId user, Collection<UserId> others) {
        var ids = others.stream().map(UserId::value).collect(Collectors.toSet());
        var blocked = new HashSet<UserId>();
        for (Document document : blocks.find(
            Filters.or(
                Filters.eq("_id", user.value()),
                Filters.and(Filters.in("_id", ids), Filters.eq(USERS, user.value()))
            )
        )) {
            String blocker = document.getString("_id");
            if (blocker.equals(user.value())) {
                document
                    .getList(USERS, String.class)
                    .stream()
                    .filter(ids::contains)
                    .forEach(id -> blocked.add(new UserId(id)));
            } else {
                blocked.add(new UserId(blocker));
            }
        }
        return blocked;
    }

    /** For each user, those who have blocked them or are blocked by them; a user without any may be missing. */
    public Map<UserId, Set<UserId>> among(Collection<UserId> all) {
        var ids = all.stream().map(UserId::value).collect(Collectors.toSet());
        var apart = new HashMap<UserId, Set<UserId>>();
        for (Document document : blocks.find(Filters.and(Filters.in("_id", ids), Filters.in(USERS, ids)))) {
            var blocker = new UserId(document.getString("_id"));
            document
                .getList(USERS, String.class)
                .stream()
                .filter(ids::contains)
                .map(UserId::new)
                .forEach(blocked -> {
                    apart.computeIfAbsent(blocker, _ -> new HashSet<>()).add(blocked);
                    apart.computeIfAbsent(blocked, _ -> new HashSet<>()).add(blocker);
                });
        }
        return apart;
    }

    /**
     * In a personal chat of the user, makes sure that neither has blocked the other. Other chats know no blocks, and of
     * those between others the user learns nothing.
     *
     * @throws ParleyException {@code BLOCKED}
     */
    public void requireNone(ChatId chatId, UserId user) {
        chatId
            .personalPair()
            .filter(pair -> pair.contains(user))
            .ifPresent(pair -> {
                if (between(pair.getFirst(), pair.getLast())) {
                    throw new ParleyException(ErrorCode.BLOCKED);
                }
            });
    }

    /**
     * Makes sure that none of the others has blocked the user, who is about to put them into a chat.
     *
     * @throws ParleyException {@code BLOCKED} with the {@code userId} of one who has
     */
    public void requireNoBlockAgainst(UserId user, Collection<UserId> others) {
        var blockers = others.stream().map(UserId::value).toList();
        var found = blocks
            .find(Filters.and(Filters.in("_id", blockers), Filters.eq(USERS, user.value())))
            .projection(Projections.include("_id"))
            .first();
        if (found != null) {
            throw new ParleyException(ErrorCode.BLOCKED, Map.of("userId", found.getString("_id")));
        }
    }

    private boolean exists(List<String> blockers, List<String> blocked) {
        return (
            blocks
                .find(Filters.and(Filters.in("_id", blockers), Filters.in(USERS, blocked)))
                .projection(Projections.include("_id"))
                .first() != null
        );
    }
}
