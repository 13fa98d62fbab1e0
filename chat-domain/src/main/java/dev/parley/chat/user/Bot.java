package dev.parley.chat.user;

import org.jspecify.annotations.Nullable;

/**
 * An account of a program. It has no password, so nobody logs in by it, and it never owns a group or channel. It acts by
 * API keys of its own.
 *
 * @param account as others see it
 * @param owner the user who has made it and manages it; null where it is the server's, and administrators manage it
 * @param description what it is for, in one line; may be empty
 */
public record Bot(User account, @Nullable UserId owner, String description) {
    public UserId id() {
        return account.id();
    }
}
