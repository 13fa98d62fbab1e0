package dev.parley.chat.auth;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.text.LookAlike;
import dev.parley.chat.user.DisplayNames;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Registers users, and checks passwords for all code that asks for one. Passwords are kept as Argon2id (RFC 9106): 16
 * MiB, 2 passes.
 */
@Service
public class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,31}");
    private static final String RESERVED = "all";

    private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final PasswordRules rules;
    private final PasswordGuard guard;
    private final PasswordHashing hashing;
    private final Users users;
    private final IdGenerator ids;
    private final Clock clock;
    private final String nobodysHash;

    Accounts(
        PasswordRules rules,
        PasswordGuard guard,
        PasswordHashing hashing,
        Users users,
        IdGenerator ids,
        Clock clock
    ) {
        this.rules = rules;
        this.guard = guard;
        this.hashing = hashing;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
        this.nobodysHash = encode("nobody has this password");
    }

    /**
     * Registers a user.
     *
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_INVISIBLE} or {@code TEXT_UNREADABLE} naming the field,
     *     {@code PASSWORD_TOO_COMMON}, {@code USERNAME_TAKEN}, {@code USERNAME_CONFUSABLE}; {@code UNAVAILABLE} as
     *     {@link #authenticate}
     */
    public User register(String username, String displayName, String password, PasswordSource source) {
        String name = requireUsername(username);
        var user = new User(new UserId(ids.next()), name, DisplayNames.clean(displayName), clock.instant());
        String secret = PasswordRules.normalised(password);
        String hash = hashing.compute(source, () -> {
            rules.requireGood(secret, List.of(name, user.displayName()));
            return encode(secret);
        });
        users.add(user, hash);
        return user;
    }

    /** The user name as it is kept. @throws ParleyException {@code INVALID_REQUEST} for what cannot be one */
    public static String requireUsername(String username) {
        String name = normalised(username);
        if (!USERNAME.matcher(name).matches()) {
            throw invalid("username", "must have 3 to 32 of a-z 0-9 . _ - and start with a letter or digit");
        }
        if (LookAlike.skeleton(name).equals(LookAlike.skeleton(RESERVED))) {
            throw invalid("username", "is, or looks like, what mentions all members of a chat");
        }
        return name;
    }

    /**
     * Checks a password.
     *
     * @throws ParleyException {@code BAD_CREDENTIALS}, without telling which of the two was wrong; {@code RATE_LIMITED}
     *     as {@link PasswordGuard#begin}; {@code UNAVAILABLE} when so many log in at once that the check does not begin
     *     within 5 s
     */
    public User authenticate(String username, String password, PasswordSource source) {
        String name = normalised(username);
        var user = users.byUsername(name);
        boolean right = check(name, user.map(User::id), password, source);
        return user.filter(_ -> right).orElseThrow(() -> new ParleyException(ErrorCode.BAD_CREDENTIALS));
    }

    /**
     * Asks somebody who is logged in for the password once more.
     *
     * @throws ParleyException {@code WRONG_PASSWORD}, {@code USER_NOT_FOUND}; else as {@link #authenticate}
     */
    public void requirePassword(UserId userId, String password, PasswordSource source) {
        if (!check(users.require(userId).username(), Optional.of(userId), password, source)) {
            throw new ParleyException(ErrorCode.WRONG_PASSWORD);
        }
    }

    private boolean check(String username, Optional<UserId> userId, String password, PasswordSource source) {
        String secret = PasswordRules.normalised(password);
        var attempt = guard.begin(username, source);
        // An unknown name costs as much time as a wrong password, so that names cannot be found out by the clock.
        try {
            String hash = userId.flatMap(users::passwordHash).orElse(nobodysHash);
            boolean right =
                PasswordRules.hasPossibleLength(secret) &&
                hashing.compute(source, () -> passwords.matches(secret, hash)) &&
                !hash.equals(nobodysHash);
            if (right) {
                attempt.succeeded();
            }
            return right;
        } catch (RuntimeException unavailable) {
            attempt.notMade();
            throw unavailable;
        }
    }

    private String encode(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    /** User names are the same whatever their case. */
    public static String normalised(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    private static ParleyException invalid(String field, String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, why));
    }
}
