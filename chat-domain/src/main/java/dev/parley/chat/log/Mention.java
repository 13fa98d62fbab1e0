package dev.parley.chat.log;

import dev.parley.chat.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A place of a message's text that names a member, whatever the member is called later on.
 *
 * @param userId who is mentioned, or null for all members
 * @param start where {@code @name} begins, in UTF-16 units of the text
 * @param length of it with the {@code @}, in UTF-16 units
 */
public record Mention(@Nullable UserId userId, int start, int length) {
    public static Mention ofAll(int start, int length) {
        return new Mention(null, start, length);
    }
}
