package dev.parley.chat.attachment;

import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file.
 *
 * @param claim the key of the message that has it, or is about to; null while no message was sent with it
 * @param claimedAt when that was tried last
 */
record StoredAttachment(
    Attachment attachment,
    ChatId chatId,
    UserId uploader,
    @Nullable Thumbnail thumbnail,
    @Nullable String claim,
    @Nullable Instant claimedAt
) {
    /** The smaller copy of an image. */
    record Thumbnail(String mediaType, long size) {}
}
