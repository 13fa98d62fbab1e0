package dev.parley.chat.message;

import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to send; the parts are those of {@link Messages#send}. */
public record Draft(
    UserId sender,
    ChatId chatId,
    String clientId,
    String text,
    @Nullable Long replyTo,
    List<AttachmentId> attachmentIds
) {
    public Draft {
        attachmentIds = List.copyOf(attachmentIds);
    }

    /** Of the event that it becomes. */
    String key() {
        return Cause.message(sender, clientId).key();
    }
}
