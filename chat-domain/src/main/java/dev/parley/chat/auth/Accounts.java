package dev.parley.chat.auth;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.id.Secrets;
import dev.parley.chat.text.LookAlike;
import dev.parley.chat.user.DisplayNames;
import dev.parley.chat.user.KeptPassword;
import dev.parley.chat.user.User;
import dev.parley.chat.user.UserId;
import dev.parley.chat.user.Users;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
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
 * Registers users and logs them in, and checks passwords for all code that asks for one. Passwords are kept as Argon2id (RFC 9106): 16
 * MiB, 2 passes.
 */
@Service
public class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,31}");
    private static final String RESERVED = "all";
    /** How long after a log-in by a provider nobody has to log in again. */
    private static final Duration PROVES_FOR = Duration.ofMinutes(10);

    private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final PasswordRules rules;
    private final PasswordGuard guard;
    private final PasswordHashing hashing;
    private final DirectoryPasswords directory;
    private final Users users;
    private final AuthSessions sessions;
    private final IdGenerator ids;
    private final Clock clock;
    private final KeptPassword nobodys;
    private final SecureRandom random = new SecureRandom();

    Accounts(
        PasswordRules rules,
        PasswordGuard guard,
        PasswordHashing hashing,
        DirectoryPasswords directory,
        Users users,
        AuthSessions sessions,
        IdGenerator ids,
        Clock clock
    ) {
        this.rules = rules;
        this.guard = guard;
        this.hashing = hashing;
        this.directory = directory;
        this.users = users;
        this.sessions = sessions;
        this.ids = ids;
        this.clock = clock;
        this.nobodys = new KeptPassword(encode("nobody has this password"), 0);
    }

    /**
     * Registers a user.
     *
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_INVISIBLE} or {@code TEXT_UNREADABLE} naming the field,
     *     {@code PASSWORD_TOO_COMMON}, {@code USERNAME_TAKEN}, {@code USERNAME_CONFUSABLE}; {@code UNAVAILABLE} as
     *     {@link #prove}
     */
    public User register(String username, String displayName, String password, PasswordSource source) {
        String name = requireUsername(username);
        var user = new User(new UserId(ids.next()), name, DisplayNames.clean(displayName), clock.instant());
        users.add(user, hash("password", password, user, source));
        return user;
    }

    /**
     * Makes the account of somebody who is to choose the password by a link. Until then it has one that nobody knows.
     *
     * @param userId what was begun before with the same id is finished
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_INVISIBLE} or {@code TEXT_UNREADABLE} naming the field,
     *     {@code USERNAME_TAKEN}, {@code USERNAME_CONFUSABLE}; {@code UNAVAILABLE} as {@link #prove}
     */
    public User registerWithoutKnownPassword(
        UserId userId,
        String username,
        String displayName,
        PasswordSource source
    ) {
        var present = users.find(userId);
        if (present.isPresent()) {
            return present.get();
        }
        var user = new User(userId, requireUsername(username), DisplayNames.clean(displayName), clock.instant());
        users.add(user, hashing.compute(source, () -> encode(Secrets.random(random))));
        return user;
    }

    /**
     * Makes the account of somebody for whom a provider vouches. It has no password.
     *
     * @throws ParleyException {@code INVALID_REQUEST}, {@code USERNAME_TAKEN}, {@code USERNAME_CONFUSABLE}
     */
    public User registerByProvider(UserId userId, String username, String displayName) {
        var user = new User(userId, requireUsername(username), DisplayNames.clean(displayName), clock.instant());
        users.addWithoutPassword(user);
        return user;
    }

    /**
     * What is kept of a new password.
     *
     * @param field of the request, by which a refusal names the password
     * @throws ParleyException {@code INVALID_REQUEST} naming the field, {@code PASSWORD_TOO_COMMON}; {@code UNAVAILABLE} as
     *     {@link #prove}
     */
    String hash(String field, String password, User user, PasswordSource source) {
        String secret = PasswordRules.normalised(password);
        return hashing.compute(source, () -> {
            rules.requireGood(field, secret, List.of(user.username(), user.displayName()));
            return encode(secret);
        });
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

    /** Somebody who has given the right password, and what is kept of that. */
    public record Proven(User user, KeptPassword password) {}

    /**
     * Begins the auth session of somebody for whom a provider has vouched.
     *
     * @param known whether the account knows the device
     * @throws ParleyException {@code ACCOUNT_LOCKED}
     */
    public LoggedIn enter(User user, ProviderGrant grant, Whereabouts from, boolean known) {
        int password = users.password(user.id()).map(KeptPassword::number).orElse(0);
        return new LoggedIn(user, sessions.open(user.id(), password, from, known, grant));
    }

    /**
     * Checks the password of somebody who wants to log in.
     *
     * @throws ParleyException {@code BAD_CREDENTIALS}, without telling which of the two was wrong; {@code RATE_LIMITED}
     *     as {@link PasswordGuard#begin}; {@code UNAVAILABLE} when so many log in at once that the check does not begin
     *     within 5 s
     */
    public Proven prove(String username, String password, PasswordSource source) {
        String name = normalised(username);
        var found = users.byUsername(name);
        var kept = check(name, found.map(User::id), password, source);
        if (found.isEmpty() || kept.isEmpty()) {
            throw new ParleyException(ErrorCode.BAD_CREDENTIALS);
        }
        return new Proven(found.get(), kept.get());
    }

    /**
     * Begins the auth session of somebody who has proved all that is asked of them.
     *
     * @param known whether the account knows the device
     * @throws ParleyException {@code ACCOUNT_LOCKED}; {@code BAD_CREDENTIALS} where the password was changed meanwhile
     */
    public LoggedIn enter(Proven proven, Whereabouts from, boolean known) {
        var user = proven.user();
        var login = sessions.open(user.id(), proven.password().number(), from, known);
        if (!users.password(user.id()).equals(Optional.of(proven.password()))) {
            // A change of the password meanwhile has ended the logins by the former one, and has missed this.
            sessions.revoke(login.sessionId());
            throw new ParleyException(ErrorCode.BAD_CREDENTIALS);
        }
        return new LoggedIn(user, login);
    }

    /**
     * Asks somebody who is logged in for the password once more.
     *
     * @return what is kept of it
     * @throws ParleyException {@code WRONG_PASSWORD}, {@code USER_NOT_FOUND}; {@code NO_PASSWORD} where a provider vouches
     *     for the user; else as {@link #prove}
     */
    public KeptPassword requirePassword(UserId userId, String password, PasswordSource source) {
        if (users.password(userId).isEmpty()) {
            throw new ParleyException(ErrorCode.NO_PASSWORD);
        }
        return check(users.require(userId).username(), Optional.of(userId), password, source).orElseThrow(() ->
            new ParleyException(ErrorCode.WRONG_PASSWORD)
        );
    }

    /**
     * Asks somebody who is logged in to prove once more who they are: by the password, here or at the directory, or, where
     * they have none, by a login that is young enough.
     *
     * @throws ParleyException {@code LOGIN_TOO_OLD}; {@code WRONG_PASSWORD}; else as {@link #requirePassword} and {@link
     *     Directory#isRight}
     */
    public void requireProof(UserId userId, String password, PasswordSource source) {
        if (directory.isAsked(userId, source.login())) {
            if (!directory.isRight(userId, password, source)) {
                throw new ParleyException(ErrorCode.WRONG_PASSWORD);
            }
            return;
        }
        if (users.password(userId).isPresent()) {
            requirePassword(userId, password, source);
            return;
        }
        users.require(userId);
        var youngest = clock.instant().minus(PROVES_FOR);
        boolean proven = source
            .login()
            .map(sessions::require)
            .filter(session -> session.userId().equals(userId) && !session.openedAt().isBefore(youngest))
            .isPresent();
        if (!proven) {
            throw new ParleyException(ErrorCode.LOGIN_TOO_OLD);
        }
    }

    /** What is kept of the password, where it is the right one. */
    private Optional<KeptPassword> check(
        String username,
        Optional<UserId> userId,
        String password,
        PasswordSource source
    ) {
        String secret = PasswordRules.normalised(password);
        var attempt = guard.begin(username, source);
        // An unknown name costs as much time as a wrong password, so that names cannot be found out by the clock.
        try {
            var kept = userId.flatMap(users::password).orElse(nobodys);
            boolean right =
                PasswordRules.hasPossibleLength(secret) &&
                hashing.compute(source, () -> passwords.matches(secret, kept.hash())) &&
                !kept.equals(nobodys);
            if (right) {
                attempt.succeeded();
            }
            return right ? Optional.of(kept) : Optional.empty();
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
