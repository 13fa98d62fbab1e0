package dev.parley.chat.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.WordStarts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Finds users by the beginnings of their names. */
@Component
public class UserDirectory {

    private static final int PAGE = 20;
    private static final int AMONG_AT_ONCE = 2_000;
    private static final int SEARCHED_MAX = 200;

    private final MongoCollection<Document> users;

    UserDirectory(MongoTemplate mongo) {
        users = mongo.getCollection(UserDocuments.COLLECTION);
    }

    /**
     * Some users in the order of their usernames.
     *
     * @param next the cursor of the page after this one, null at the end
     */
    public record Page(List<User> users, @Nullable String next) {}

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

    /** Which people are looked for. */
    public enum Standing {
        ALL,
        LOCKED,
    }

    /** A user with what only administrators are told: when the account was locked, null where it is not. */
    public record Account(User user, @Nullable Instant lockedAt) {}

    /** As {@link Page}. */
    public record AccountPage(List<Account> accounts, @Nullable String next) {}

    /** As {@link #search(String, UserId, String)}, of everybody but bots. */
    public AccountPage people(String text, Standing standing, @Nullable String cursor) {
        return accountPage(accounts(people(searched(text, cursor), standing), PAGE + 1));
    }

    /** As {@link #people(String, Standing, String)}, of these only. @param among a few */
    public AccountPage people(String text, @Nullable String cursor, Collection<UserId> among) {
        var ids = among.stream().map(UserId::value).toList();
        var filters = Filters.and(Filters.in("_id", ids), searched(text, cursor));
        return accountPage(accounts(people(filters, Standing.ALL), PAGE + 1));
    }

    /** One of those. @throws ParleyException {@code USER_NOT_FOUND} */
    public Account person(UserId id) {
        var found = accounts(people(Filters.eq("_id", id.value()), Standing.ALL), 1);
        if (found.isEmpty()) {
            throw new ParleyException(ErrorCode.USER_NOT_FOUND, Map.of("userId", id.value()));
        }
        return found.getFirst();
    }

    private static Bson people(Bson filters, Standing standing) {
        var people = Filters.and(
            filters,
            Filters.exists(UserDocuments.DELETED_AT, false),
            Filters.exists(UserDocuments.BOT, false)
        );
        return standing == Standing.ALL ? people : Filters.and(Filters.gt(Locks.LOCKED_AT, new Date(0)), people);
    }

    private List<Account> accounts(Bson filter, int limit) {
        var found = new ArrayList<Account>();
        for (Document document : users.find(filter).sort(Sorts.ascending("username")).limit(limit)) {
            var lockedAt = document.getDate(Locks.LOCKED_AT);
            found.add(new Account(UserDocuments.read(document), lockedAt == null ? null : lockedAt.toInstant()));
        }
        return found;
    }

    private static AccountPage accountPage(List<Account> found) {
        if (found.size() <= PAGE) {
            return new AccountPage(found, null);
        }
        var page = List.copyOf(found.subList(0, PAGE));
        return new AccountPage(page, page.getLast().user().username());
    }

    private static Bson searched(String text, UserId without, @Nullable String cursor) {
        return Filters.and(
            Filters.ne("_id", without.value()),
            Filters.exists(UserDocuments.DELETED_AT, false),
            searched(text, cursor)
        );
    }

    /** Of everybody. */
    private static Bson searched(String text, @Nullable String cursor) {
        requireText("query", text);
        var filters = new ArrayList<Bson>();
        String prefix = WordStarts.prefix(text);
        if (!prefix.isEmpty()) {
            var startsWith = Pattern.compile("^" + Pattern.quote(prefix));
            filters.add(Filters.or(Filters.regex("username", startsWith), Filters.regex("words", startsWith)));
        }
        if (cursor != null) {
            requireText("cursor", cursor);
            filters.add(Filters.gt("username", cursor));
        }
        return filters.isEmpty() ? new Document() : Filters.and(filters);
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
        return UserDocuments.list(
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
}
