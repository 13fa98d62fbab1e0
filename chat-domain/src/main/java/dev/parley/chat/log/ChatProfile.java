package dev.parley.chat.log;

import dev.parley.chat.avatar.AvatarId;
import org.jspecify.annotations.Nullable;

/**
 * How a chat presents itself.
 *
 * @param title empty for a personal chat
 * @param description up to 1,000 characters of plain text, may be empty
 * @param avatar its picture, or null
 */
public record ChatProfile(String title, String description, @Nullable AvatarId avatar) {
    /** Without a picture. */
    public ChatProfile(String title, String description) {
        this(title, description, null);
    }

    /** All that is written there. */
    public String words() {
        return title + "\n" + description;
    }

    public ChatProfile withAvatar(@Nullable AvatarId changed) {
        return new ChatProfile(title, description, changed);
    }
}
