package dev.parley.chat.attachment;

import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of one message, or an upload that waits for its message. Forwarded files are several of these with the same
 * bytes.
 *
 * @param origin the upload under whose id the bytes lie, which is this one unless it was forwarded
 * @param claim the key of the message that has it, or is about to; null while no message was sent with it
 * @param claimedAt when that was tried last
 */
record StoredAttachment(
    Attachment attachment,
    AttachmentId origin,
    ChatId chatId,
    UserId uploader,
    @Nullable Thumbnail thumbnail,
    @Nullable String claim,
    @Nullable Instant claimedAt
) {
    AttachmentId id() {
        return attachment.id();
    }

    /** Whether another upload has the bytes. */
    boolean isCopy() {
        return !origin.equals(id());
    }

    /** The same bytes for a message of another chat. */
    StoredAttachment copied(AttachmentId copy, ChatId target, UserId sender, String key, Instant at) {
        return new StoredAttachment(attachment.withId(copy), origin, target, sender, thumbnail, key, at);
    }

    /** The smaller copy of an image. */
    record Thumbnail(String mediaType, long size) {}
}
