package dev.parley.chat.auth;

import dev.parley.chat.user.UserId;
import java.util.Collection;
import java.util.Set;

/** Where the passwords are of those for whom it vouches. */
public interface Directory {
    /** Whether the user is somebody of it; known without asking it. */
    boolean has(UserId userId);

    /** Those of the users whom it {@link #has}. */
    Set<UserId> among(Collection<UserId> userIds);

    /**
     * Whether it still lets the user in by this password.
     *
     * @throws dev.parley.chat.error.ParleyException {@code PROVIDER_UNAVAILABLE}; {@code UNAVAILABLE} where it is asked too
     *     much at once; {@code RATE_LIMITED} as {@link PasswordGuard#begin}
     */
    boolean isRight(UserId userId, String password, PasswordSource source);
}
