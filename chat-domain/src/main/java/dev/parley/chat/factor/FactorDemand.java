package dev.parley.chat.factor;

import dev.parley.chat.user.UserId;

/** What administrators demand of log-ins. */
public interface FactorDemand {
    /** Whether the user has to have a second factor: an app or a passkey. */
    boolean isRequired(UserId userId);

    /** Whether the user has to have a passkey, in place of which no code is taken. */
    boolean isPasskeyRequired(UserId userId);
}
