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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Registration, and the check of a password. Passwords are kept as Argon2id (RFC 9106): 16 MiB, 2 passes. */
@Service
public class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,31}");
    private static final String RESERVED = "all";
    private static final int PASSWORD_MIN = 8;
    private static final int PASSWORD_MAX = 128;
    private static final int HASHING_WAIT_S = 5;

    private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    /** Each hash takes a core and 16 MiB for its time: more at once would be slower for all, and exhaust the memory. */
    private final Semaphore hashing = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Users users;
    private final IdGenerator ids;
    private final Clock clock;
    private final String nobodysHash;

    Accounts(Users users, IdGenerator ids, Clock clock) {
        this.users = users;
        this.ids = ids;
        this.clock = clock;
        this.nobodysHash = hash("nobody has this password");
    }

    /**
     * Registers a user.
     *
     * @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_INVISIBLE} or {@code TEXT_UNREADABLE} naming the field,
     *     {@code USERNAME_TAKEN}, {@code USERNAME_CONFUSABLE}; {@code UNAVAILABLE} as {@link #authenticate}
     */
    public User register(String username, String displayName, String password) {
        String name = normalised(username);
        if (!USERNAME.matcher(name).matches()) {
            throw invalid("username", "must have 3 to 32 of a-z 0-9 . _ - and start with a letter or digit");
        }
        if (LookAlike.skeleton(name).equals(LookAlike.skeleton(RESERVED))) {
            throw invalid("username", "is, or looks like, what mentions all members of a chat");
        }
        if (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX) {
            throw invalid("password", "must have " + PASSWORD_MIN + " to " + PASSWORD_MAX + " characters");
        }
        var user = new User(new UserId(ids.next()), name, DisplayNames.clean(displayName), clock.instant());
        users.add(user, hash(password));
        return user;
    }

    /**
     * Checks a password.
     *
     * @throws ParleyException {@code BAD_CREDENTIALS}, without telling which of the two was wrong; {@code UNAVAILABLE}
     *     when so many log in that one's turn does not come within 5 s
     */
    public User authenticate(String username, String password) {
        var user = users.byUsername(normalised(username));
        // An unknown name costs as much time as a wrong password, so that names cannot be found out by the clock.
        String hash = user.flatMap(known -> users.passwordHash(known.id())).orElse(nobodysHash);
        boolean matches = password.length() <= PASSWORD_MAX && hashed(() -> passwords.matches(password, hash));
        return user.filter(_ -> matches).orElseThrow(() -> new ParleyException(ErrorCode.BAD_CREDENTIALS));
    }

    /** @throws ParleyException {@code WRONG_PASSWORD}, also for an account that was deleted */
    public void requirePassword(UserId userId, String password) {
        String hash = users.passwordHash(userId).orElse(nobodysHash);
        if (password.length() > PASSWORD_MAX || !passwords.matches(password, hash)) {
            throw new ParleyException(ErrorCode.WRONG_PASSWORD);
        }
    }

    private String hash(String password) {
        return Objects.requireNonNull(hashed(() -> passwords.encode(password)));
    }

    private <T extends @Nullable Object> T hashed(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(HASHING_WAIT_S, TimeUnit.SECONDS)) {
                throw new ParleyException(ErrorCode.UNAVAILABLE);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ParleyException(ErrorCode.UNAVAILABLE);
        }
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }

    /** User names are the same whatever their case. */
    public static String normalised(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    private static ParleyException invalid(String field, String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, why));
    }
}
