package dev.parley.chat.factor;

import dev.parley.chat.auth.LoggedIn;
import java.time.Duration;

/** What follows from the right password. */
public sealed interface LogInStep {
    /** There is no second factor. */
    record Entered(LoggedIn entered) implements LogInStep {}

    /** @param challenge the token that goes with the code; it is good for the second step of this log-in alone */
    record Challenged(String challenge, Duration lifetime) implements LogInStep {
        /** Without the token, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Challenged[]";
        }
    }
}
