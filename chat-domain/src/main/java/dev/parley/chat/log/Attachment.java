package dev.parley.chat.log;

import org.jspecify.annotations.Nullable;

/**
 * A file that a message has, as the log tells of it; the bytes lie elsewhere.
 *
 * @param name plain text of 1 to 255 code points, without a path
 * @param mediaType found by looking at the content
 * @param size bytes
 * @param image what a page needs to show it; null where it is no image, or none that can be shown
 */
public record Attachment(AttachmentId id, String name, String mediaType, long size, @Nullable Image image) {
    /** The same file under another id, as another message has it. */
    public Attachment withId(AttachmentId other) {
        return new Attachment(other, name, mediaType, size, image);
    }

    /**
     * The size of an image in pixels, upright.
     *
     * @param thumbnail whether there is a smaller copy of it, which stands still
     * @param moving whether it has more than one picture
     */
    public record Image(int width, int height, boolean thumbnail, boolean moving) {}
}
