package dev.parley.chat.log;

import org.jspecify.annotations.Nullable;

/**
 * How a chat presents itself.
 *
 * @param title empty for a personal chat
 * @param description up to 1,000 characters of plain text, may be empty
 * @param avatar the id of an image, or null
 * @param handle the name by which a public channel is found, or null for a chat that is not public
 */
public record ChatProfile(String title, String description, @Nullable String avatar, @Nullable String handle) {
    public ChatProfile withAvatar(@Nullable String newAvatar) {
        return new ChatProfile(title, description, newAvatar, handle);
    }
}
