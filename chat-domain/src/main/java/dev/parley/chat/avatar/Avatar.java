package dev.parley.chat.avatar;

import dev.parley.chat.image.EncodedImage;

/**
 * A picture of a user or chat.
 *
 * @param owner the id of the user or chat
 */
public record Avatar(AvatarId id, String owner, EncodedImage image) {}
