package dev.parley.chat.message;

import dev.parley.chat.attachment.Attachments;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.user.UserId;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/**
 * Messages with files that the server sends for a user who has asked for them earlier: they come though the user may not post, or
 * is no member, any more.
 */
@Service
@RequiredArgsConstructor
public class FileMessages {

    private final ChatLog log;
    private final Attachments attachments;

    /** Whether the chat is there still. */
    public boolean canReach(ChatId chat) {
        return log
            .find(chat)
            .filter(found -> !found.members().isEmpty())
            .isPresent();
    }

    /**
     * Sends a message without text. The same {@code clientId} is the same message, for ever.
     *
     * @param files offered by {@link dev.parley.chat.attachment.ServerFiles}, at most {@value Attachments#MAX_PER_MESSAGE}
     * @return false where the chat is gone
     */
    public boolean send(UserId sender, ChatId chat, String clientId, List<AttachmentId> files) {
        if (!canReach(chat)) {
            return false;
        }
        var cause = Cause.message(sender, clientId);
        attachments.send(sender, chat, cause.key(), files, attached -> {
            var content = new MessageContent(clientId, "", null, List.of(), null, attached);
            return log.append(chat, cause, _ -> new MessageSent(content)).event();
        });
        return true;
    }
}
