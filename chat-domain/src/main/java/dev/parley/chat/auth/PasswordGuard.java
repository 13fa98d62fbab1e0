package dev.parley.chat.auth;

/** Limits how often passwords may be tried. All code that checks a password asks here first. */
public interface PasswordGuard {
    /**
     * Counts a try before it is made, so that many at once count as many.
     *
     * @param username as it is kept; also one that nobody has
     * @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED} with {@code retryAfterMs}, which grows with the
     *     tries. Tries from unknown devices never keep out a trusted one.
     */
    Attempt begin(String username, PasswordSource source);

    /** A try that was counted. */
    interface Attempt {
        /** It was the right password: the try counts no more, and those before it from there are forgotten. */
        void succeeded();

        /** The password was not looked at after all: the try counts no more. */
        void notMade();
    }
}
