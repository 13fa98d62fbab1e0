package dev.parley.chat.user;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
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
import dev.parley.chat.text.WordStarts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The registered users. */
@Component
public class Users {

    private static final int PAGE = 20;
    private static final String DELETED_AT = "deletedAt";
    private static final int AMONG_AT_ONCE = 2_000;
    private static final int SEARCHED_MAX = 200;

    private final MongoCollection<Document> users;

    Users(MongoTemplate mongo) {
        users = mongo.getCollection("users");
        users.createIndex(Indexes.ascending("username"), new IndexOptions().unique(true));
        users.createIndex(Indexes.ascending("words"));
    }

    /**
     * Some users in the order of their usernames.
     *
     * @param next the cursor of the page after this one, null at the end
     */
    public record Page(List<User> users, @Nullable String next) {}

    /** @throws ParleyException {@code USERNAME_TAKEN} */
    public void add(User user, String passwordHash) {
        try {
            users.insertOne(
                new Document("_id", user.id().value())
                    .append("username", user.username())
                    .append("displayName", user.displayName())
                    .append("words", WordStarts.of(user.displayName()))
                    .append("createdAt", Date.from(user.createdAt()))
                    .append("passwordHash", passwordHash)
            );
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw new ParleyException(ErrorCode.USERNAME_TAKEN, Map.of("username", user.username()));
            }
            throw refused;
        }
    }

    public Optional<User> byUsername(String username) {
        return one(Filters.eq("username", username));
    }

    /** Those of the usernames that somebody has, by the name. */
    public Map<String, UserId> byUsernames(Collection<String> usernames) {
        return list(users.find(Filters.in("username", usernames)))
            .stream()
            .collect(Collectors.toMap(User::username, User::id));
    }

    public Optional<User> find(UserId id) {
        return one(Filters.eq("_id", id.value()));
    }

    /** @throws ParleyException {@code USER_NOT_FOUND} */
    public User require(UserId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /**
     * Takes from a user the password and all by which they are known or found. The user name stays reserved: nobody is to
     * come in the guise of who was there before.
     */
    public void delete(UserId id, Instant now) {
        users.updateOne(
            Filters.eq("_id", id.value()),
            Updates.combine(
                Updates.set(DELETED_AT, Date.from(now)),
                Updates.set("displayName", ""),
                Updates.set("words", List.of()),
                Updates.unset("passwordHash")
            )
        );
    }

    public List<User> all(Collection<UserId> ids) {
        return list(users.find(Filters.in("_id", ids.stream().map(UserId::value).toList())));
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

    public Optional<String> passwordHash(UserId id) {
        return Optional.ofNullable(
            users.find(Filters.eq("_id", id.value())).projection(Projections.include("passwordHash")).first()
        ).map(user -> user.getString("passwordHash"));
    }

    /** @throws ParleyException {@code USER_NOT_FOUND} also for an account that was deleted */
    void rename(UserId id, String displayName) {
        var renamed = users.updateOne(
            Filters.and(Filters.eq("_id", id.value()), Filters.exists(DELETED_AT, false)),
            Updates.combine(Updates.set("displayName", displayName), Updates.set("words", WordStarts.of(displayName)))
        );
        if (renamed.getMatchedCount() == 0) {
            throw notFound(id);
        }
    }

    /** Gives the user a picture, or none; returns the one they had. @throws ParleyException {@code USER_NOT_FOUND} */
    @Nullable
    AvatarId exchangeAvatar(UserId id, @Nullable AvatarId avatar) {
        var before = users.findOneAndUpdate(
            Filters.eq("_id", id.value()),
            avatar == null ? Updates.unset("avatar") : Updates.set("avatar", avatar.value())
        );
        if (before == null) {
            throw notFound(id);
        }
        return readAvatar(before);
    }

    /**
     * The users whose username, or any word of whose display name, starts with the text; 20 a page.
     *
     * @param without is left out
     * @param text at most 200 characters, none of them NUL
     * @param cursor {@link Page#next} of the page before, or null
     * @throws ParleyException {@code INVALID_REQUEST}
     */
    public Page search(String text, UserId without, @Nullable String cursor) {
        return page(matching(searched(text, without, cursor)));
    }

    /**
     * As {@link #search(String, UserId, String)}, of these users only.
     *
     * @param among however many, in any order
     */
    public Page search(String text, UserId without, @Nullable String cursor, Collection<UserId> among) {
        var filters = searched(text, without, cursor);
        var ids = among.stream().map(UserId::value).toList();
        var found = new ArrayList<User>();
        for (int from = 0; from < ids.size(); from += AMONG_AT_ONCE) {
            var chunk = ids.subList(from, Math.min(ids.size(), from + AMONG_AT_ONCE));
            found.addAll(matching(Filters.and(Filters.in("_id", chunk), filters)));
        }
        return page(
            found
                .stream()
                .sorted(Comparator.comparing(User::username))
                .limit(PAGE + 1L)
                .toList()
        );
    }

    private static Bson searched(String text, UserId without, @Nullable String cursor) {
        requireText("query", text);
        var filters = new ArrayList<Bson>();
        filters.add(Filters.ne("_id", without.value()));
        filters.add(Filters.exists(DELETED_AT, false));
        String prefix = text.strip().toLowerCase(Locale.ROOT);
        if (!prefix.isEmpty()) {
            var startsWith = Pattern.compile("^" + Pattern.quote(prefix));
            filters.add(Filters.or(Filters.regex("username", startsWith), Filters.regex("words", startsWith)));
        }
        if (cursor != null) {
            requireText("cursor", cursor);
            filters.add(Filters.gt("username", cursor));
        }
        return Filters.and(filters);
    }

    /** Pattern and cursor go to the store as they are, and a pattern that holds a NUL is none for it. */
    private static void requireText(String field, String text) {
        if (text.indexOf('\0') >= 0 || text.length() > SEARCHED_MAX) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of(field, "must have at most " + SEARCHED_MAX + " characters, none of them NUL")
            );
        }
    }

    private List<User> matching(Bson filter) {
        return list(
            users
                .find(filter)
                .sort(Sorts.ascending("username"))
                .limit(PAGE + 1)
        );
    }

    private static Page page(List<User> found) {
        if (found.size() <= PAGE) {
            return new Page(found, null);
        }
        var page = found.subList(0, PAGE);
        return new Page(page, page.getLast().username());
    }

    private Optional<User> one(Bson filter) {
        return Optional.ofNullable(users.find(filter).first()).map(Users::read);
    }

    private static List<User> list(FindIterable<Document> found) {
        var list = new ArrayList<User>();
        for (Document document : found) {
            list.add(read(document));
        }
        return list;
    }

    private static @Nullable AvatarId readAvatar(Document user) {
        String avatar = user.getString("avatar");
        return avatar == null ? null : new AvatarId(avatar);
    }

    private static User read(Document user) {
        boolean deleted = user.containsKey(DELETED_AT);
        return new User(
            new UserId(user.getString("_id")),
            deleted ? "" : user.getString("username"),
            user.getString("displayName"),
            deleted,
            user.getDate("createdAt").toInstant(),
            readAvatar(user)
        );
    }

    private static ParleyException notFound(UserId id) {
        return new ParleyException(ErrorCode.USER_NOT_FOUND, Map.of("userId", id.value()));
    }
}
