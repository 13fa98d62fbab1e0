package dev.parley.chat.log;

import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;

/**
 * Who wants an event appended, and by which key. The key is unique within the chat for ever: an append with the key of an
 * event that the log has is a repeat, and gets that event.
 *
 * @param settles whether the key is used up as well when there was nothing to append, or when it was refused
 */
public record Cause(UserId actor, String key, boolean settles) {
    /** A user's wish to change something: once it has been answered, a repeat gets the same answer. */
    public static Cause of(Intent intent) {
        return new Cause(intent.actor(), intent.key(), true);
    }

    /** A message, which may be tried again with the same client id when it was refused. */
    public static Cause message(UserId sender, String clientId) {
        return new Cause(sender, "message/" + sender + "/" + clientId, false);
    }

    /** What the server itself does; {@code key} names it within the chat. */
    public static Cause ofServer(UserId actor, String key) {
        return new Cause(actor, key, false);
    }
}
