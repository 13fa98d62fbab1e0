package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a message by later events.
 *
 * @param rev the seq of the last of them
 * @param editedAt when its text was changed last, or null
 * @param reactions who reacted with what; an emoji's users in the order in which they did
 */
public record MessageState(long rev, @Nullable Instant editedAt, boolean deleted, Map<String, List<UserId>> reactions) {
    /** A message to which nothing has happened. */
    public static final MessageState UNTOUCHED = new MessageState(0, null, false, Map.of());
}
