package dev.parley.chat.email;

import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody with a link may do, once.
 *
 * @param password the number of the user's password when the link was made: another one ends it
 * @param address that the link was sent to, as its key; null for one that an administrator has made
 * @param used whether it has done all that it can do
 */
record AccountLink(Kind kind, UserId userId, int password, @Nullable String address, boolean used) {
    AccountLink(Kind kind, UserId userId, int password, @Nullable String address) {
        this(kind, userId, password, address, false);
    }

    enum Kind {
        CONFIRM_ADDRESS,
        RESET_PASSWORD,
    }
}
