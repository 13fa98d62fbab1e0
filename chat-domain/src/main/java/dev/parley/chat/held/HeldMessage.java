package dev.parley.chat.held;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatType;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for an administrator, or has waited.
 *
 * @param text empty once it is decided
 * @param files its uploads; none once it is decided
 * @param word of the list, as written there
 * @param refused why it could not be sent though it was approved; null otherwise
 */
public record HeldMessage(
    HeldMessageId id,
    Instant at,
    Place place,
    UserId sender,
    String clientId,
    String text,
    @Nullable Long replyTo,
    List<File> files,
    String word,
    State state,
    @Nullable ErrorCode refused
) {
    public HeldMessage {
        files = List.copyOf(files);
    }

    /** @param title of the chat at that time; empty for a personal chat */
    public record Place(ChatId chatId, ChatType type, String title) {}

    public record File(AttachmentId id, String name) {}

    public enum State {
        WAITING,
        /** And not sent yet. */
        APPROVED,
        SENT,
        /** By an administrator, or approved and not possible any more. */
        REFUSED,
    }
}
