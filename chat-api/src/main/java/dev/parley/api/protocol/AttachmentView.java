package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.parley.chat.log.AttachmentId;
import org.jspecify.annotations.Nullable;

/**
 * A file of a message; its content is had by {@code GET /api/chats/{chatId}/attachments/{id}}.
 *
 * @param name plain text, to be escaped like any; without a path
 * @param mediaType found by looking at the content
 * @param size bytes
 * @param image what is needed to show it; null where it is no image, or none that can be shown
 */
public record AttachmentView(
    AttachmentId id,
    String name,
    String mediaType,
    long size,
    @JsonSetter(nulls = Nulls.SET) @Nullable ImageView image
) {
    /**
     * The size of an image in pixels, upright.
     *
     * @param thumbnail whether there is a smaller copy, at most 480 pixels wide and high, under {@code /thumbnail}; it stands
     *     still
     * @param moving whether the image has more than one picture
     */
    public record ImageView(int width, int height, boolean thumbnail, boolean moving) {}
}
