package dev.parley.chat.factor;

import dev.parley.chat.auth.LoggedIn;
import java.time.Duration;

/** What follows from the right password. */
public sealed interface LogInStep {
    /** Which of them a log-in takes. A passkey lets in by itself, without the challenge. */
    record Means(boolean code, boolean passkey) {
        boolean isNone() {
            return !code && !passkey;
        }
    }

    /** There is no second factor. */
    record Entered(LoggedIn entered) implements LogInStep {}

    /**
     * @param challenge the token that goes with the code; it is good for the second step of this log-in alone
     * @param means by which the second step can be made
     */
    record Challenged(String challenge, Duration lifetime, Means means) implements LogInStep {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Challenged[]";
        }
    }
}
