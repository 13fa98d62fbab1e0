package dev.parley.chat.user;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.avatar.AvatarId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.text.LookAlike;
import dev.parley.chat.text.WordStarts;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The registered users. */
@Component
public class Users {

    private static final String PASSWORD_HASH = "passwordHash";
    private static final String PASSWORD_NUMBER = "passwordNumber";
    private static final String PASSWORD_INTENT = "passwordIntent";

    private final MongoCollection<Document> users;
    private final OnceUpdates once;

    Users(MongoTemplate mongo, OnceUpdates once) {
        this.once = once;
        users = mongo.getCollection(UserDocuments.COLLECTION);
        users.createIndex(Indexes.ascending("username"), new IndexOptions().unique(true));
        users.createIndex(Indexes.ascending("skeleton"), new IndexOptions().unique(true));
        users.createIndex(Indexes.ascending("words"));
    }

    /** @throws ParleyException {@code USERNAME_TAKEN}; {@code USERNAME_CONFUSABLE} for one that looks like another's */
    public void add(User user, String passwordHash) {
        insert(user, new Document(PASSWORD_HASH, passwordHash));
    }

    /** As {@link #add}, for somebody for whom a provider vouches. */
    public void addWithoutPassword(User user) {
        insert(user, new Document());
    }

    /** As {@link #add}, with what else is to be known of the user. */
    void insert(User user, Document more) {
        var document = new Document("_id", user.id().value())
            .append("username", user.username())
            .append("skeleton", LookAlike.skeleton(user.username()))
            .append("displayName", user.displayName())
            .append("words", WordStarts.of(user.displayName()))
            .append("createdAt", Date.from(user.createdAt()));
        document.putAll(more);
        try {
            users.insertOne(document);
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                boolean same = byUsername(user.username()).isPresent();
                throw new ParleyException(
                    same ? ErrorCode.USERNAME_TAKEN : ErrorCode.USERNAME_CONFUSABLE,
                    Map.of("username", user.username())
                );
            }
            throw refused;
        }
    }

    public Optional<User> byUsername(String username) {
        return one(Filters.eq("username", username));
    }

    /** Those of the usernames that somebody has, by the name. */
    public Map<String, UserId> byUsernames(Collection<String> usernames) {
        return UserDocuments.list(users.find(Filters.in("username", usernames)))
            .stream()
            .collect(Collectors.toMap(User::username, User::id));
    }

    public Optional<User> find(UserId id) {
        return one(Filters.eq("_id", id.value()));
    }

    /** The one who was here before all others, of those who are no bots and not deleted. */
    public Optional<User> first() {
        var people = Filters.and(
            Filters.exists(UserDocuments.BOT, false),
            Filters.exists(UserDocuments.DELETED_AT, false)
        );
        return Optional.ofNullable(users.find(people).sort(Sorts.ascending("_id")).first()).map(UserDocuments::read);
    }

    /** @throws ParleyException {@code USER_NOT_FOUND} */
    public User require(UserId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /**
     * Removes a user's password, display name and picture, so that they cannot log in or be found. The user name stays
     * reserved so that nobody can impersonate its former owner.
     *
     * @return the picture that they had, which nobody has any more
     */
    public Optional<AvatarId> delete(UserId id, Instant now) {
        var before = users.findOneAndUpdate(
            Filters.eq("_id", id.value()),
            Updates.combine(
                Updates.set(UserDocuments.DELETED_AT, Date.from(now)),
                Updates.set("displayName", ""),
                Updates.set("words", List.of()),
                Updates.unset(PASSWORD_HASH),
                Updates.unset(BotAccounts.DESCRIPTION),
                Updates.unset("avatar"),
                Updates.unset(Locks.REASON),
                Updates.inc(OnceUpdates.COUNT, 1L)
            )
        );
        return Optional.ofNullable(before).map(UserDocuments::readAvatar);
    }

    public List<User> all(Collection<UserId> ids) {
        return UserDocuments.list(users.find(Filters.in("_id", ids.stream().map(UserId::value).toList())));
    }

    /** @throws ParleyException {@code USER_NOT_FOUND} when one of them does not exist, or was deleted */
    public void requireAll(Collection<UserId> ids) {
        var missing = new HashSet<>(ids);
        all(ids)
            .stream()
            .filter(user -> !user.deleted())
            .forEach(user -> missing.remove(user.id()));
        if (!missing.isEmpty()) {
            throw notFound(missing.iterator().next());
        }
    }

    /** Empty for a bot, an account that was deleted, and nobody. */
    public Optional<KeptPassword> password(UserId id) {
        return Optional.ofNullable(
            users
                .find(Filters.eq("_id", id.value()))
                .projection(Projections.include(PASSWORD_HASH, PASSWORD_NUMBER))
                .first()
        ).flatMap(Users::readPassword);
    }

    /** Those of the users who have a password. */
    public Set<UserId> withPassword(Collection<UserId> ids) {
        var found = new HashSet<UserId>();
        for (Document user : users
            .find(
                Filters.and(Filters.in("_id", ids.stream().map(UserId::value).toList()), Filters.exists(PASSWORD_HASH))
            )
            .projection(Projections.include("_id"))) {
            found.add(new UserId(user.getString("_id")));
        }
        return found;
    }

    /**
     * Gives the user another password.
     *
     * @param former the one that was looked at
     * @return false where the same was done before
     * @throws ParleyException {@code WRONG_PASSWORD} where it is not the present one any more; {@code USER_NOT_FOUND}
     *     also for an account that was deleted
     */
    public boolean changePassword(Intent intent, KeptPassword former, String hash) {
        return change(intent, user -> {
            if (!readPassword(user).filter(former::equals).isPresent()) {
                throw new ParleyException(ErrorCode.WRONG_PASSWORD);
            }
            return Updates.combine(
                Updates.set(PASSWORD_HASH, hash),
                Updates.set(PASSWORD_NUMBER, former.number() + 1),
                Updates.set(PASSWORD_INTENT, intent.key())
            );
        });
    }

    /** As {@link #changePassword}, for whom the present one need not be told. False where it is another by now. */
    public boolean resetPassword(UserId id, KeptPassword former, String hash) {
        var unchanged = Filters.and(Filters.eq("_id", id.value()), Filters.eq(PASSWORD_HASH, former.hash()));
        return (
            users
                .updateOne(
                    unchanged,
                    Updates.combine(
                        Updates.set(PASSWORD_HASH, hash),
                        Updates.set(PASSWORD_NUMBER, former.number() + 1),
                        Updates.unset(PASSWORD_INTENT),
                        Updates.inc(OnceUpdates.COUNT, 1L)
                    )
                )
                .getModifiedCount() > 0
        );
    }

    /** Whether the user has the present password by this intent. */
    public boolean hasPasswordBy(Intent intent) {
        var byIt = Filters.and(Filters.eq("_id", intent.actor().value()), Filters.eq(PASSWORD_INTENT, intent.key()));
        return users.find(byIt).first() != null;
    }

    private static Optional<KeptPassword> readPassword(Document user) {
        return Optional.ofNullable(user.getString(PASSWORD_HASH)).map(hash ->
            new KeptPassword(hash, user.get(PASSWORD_NUMBER, 0))
        );
    }

    /**
     * @return false where the same was done before
     * @throws ParleyException {@code USER_NOT_FOUND} also for an account that was deleted
     */
    boolean rename(Intent intent, String displayName) {
        return change(intent, _ ->
            Updates.combine(Updates.set("displayName", displayName), Updates.set("words", WordStarts.of(displayName)))
        );
    }

    /**
     * Gives the user a picture, or none.
     *
     * @param former is given the one they had, maybe several times
     * @return false where the same was done before
     * @throws ParleyException {@code USER_NOT_FOUND} also for an account that was deleted
     */
    boolean changeAvatar(Intent intent, @Nullable AvatarId avatar, Consumer<@Nullable AvatarId> former) {
        return change(intent, user -> {
            former.accept(UserDocuments.readAvatar(user));
            return avatar == null ? Updates.unset("avatar") : Updates.set("avatar", avatar.value());
        });
    }

    private boolean change(Intent intent, Function<Document, Bson> change) {
        var id = intent.actor();
        return once
            .update(users, id.value(), intent.key(), user -> {
                if (user.isEmpty() || user.containsKey(UserDocuments.DELETED_AT)) {
                    throw notFound(id);
                }
                return change.apply(user);
            })
            .isPresent();
    }

    private Optional<User> one(Bson filter) {
        return Optional.ofNullable(users.find(filter).first()).map(UserDocuments::read);
    }

    private static ParleyException notFound(UserId id) {
        return new ParleyException(ErrorCode.USER_NOT_FOUND, Map.of("userId", id.value()));
    }
}
