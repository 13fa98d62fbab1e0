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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The registered users. */
@Component
public class Users {

    private static final int PAGE = 20;

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
                    .append("words", words(user.displayName()))
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

    public Optional<User> find(UserId id) {
        return one(Filters.eq("_id", id.value()));
    }

    /** @throws ParleyException {@code USER_NOT_FOUND} */
    public User require(UserId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    public List<User> all(Collection<UserId> ids) {
        return list(users.find(Filters.in("_id", ids.stream().map(UserId::value).toList())));
    }

    /** @throws ParleyException {@code USER_NOT_FOUND} when one of them does not exist */
    public void requireAll(Collection<UserId> ids) {
        var missing = new HashSet<>(ids);
        all(ids).forEach(user -> missing.remove(user.id()));
        if (!missing.isEmpty()) {
            throw notFound(missing.iterator().next());
        }
    }

    public Optional<String> passwordHash(UserId id) {
        return Optional.ofNullable(
            users.find(Filters.eq("_id", id.value())).projection(Projections.include("passwordHash")).first()
        ).map(user -> user.getString("passwordHash"));
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
     * @param cursor {@link Page#next} of the page before, or null
     */
    public Page search(String text, UserId without, @Nullable String cursor) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.ne("_id", without.value()));
        String prefix = text.strip().toLowerCase(Locale.ROOT);
        if (!prefix.isEmpty()) {
            var startsWith = Pattern.compile("^" + Pattern.quote(prefix));
            filters.add(Filters.or(Filters.regex("username", startsWith), Filters.regex("words", startsWith)));
        }
        if (cursor != null) {
            filters.add(Filters.gt("username", cursor));
        }
        var found = list(
            users
                .find(Filters.and(filters))
                .sort(Sorts.ascending("username"))
                .limit(PAGE + 1)
        );
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
        return new User(
            new UserId(user.getString("_id")),
            user.getString("username"),
            user.getString("displayName"),
            user.getDate("createdAt").toInstant(),
            readAvatar(user)
        );
    }

    /** Each place of the display name from which a search may start: the whole, and every later word with its rest. */
    private static List<String> words(String displayName) {
        var words = new ArrayList<String>();
        String rest = displayName.toLowerCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            words.add(rest);
            int space = rest.indexOf(' ');
            rest = space < 0 ? "" : rest.substring(space + 1).stripLeading();
        }
        return words;
    }

    private static ParleyException notFound(UserId id) {
        return new ParleyException(ErrorCode.USER_NOT_FOUND, Map.of("userId", id.value()));
    }
}
