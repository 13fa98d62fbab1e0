package dev.parley.chat.factor;

import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.user.UserId;

/** Limits how often codes may be tried. All code that checks one asks here first. */
public interface CodeGuard {
    /**
     * Counts a try before it is made, so that many at once count as many.
     *
     * @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} with {@code retryAfterMs}. Tries from unknown
     *     devices never keep out a trusted one, and whoever is kept out is so for a while only.
     */
    Attempt begin(UserId userId, PasswordSource source);

    /** A try that was counted. */
    interface Attempt {
        /** It was a right code: the try counts no more, and those before it from there are forgotten. */
        void succeeded();

        /** The code was not looked at after all: the try counts no more. */
        void notMade();
    }
}
