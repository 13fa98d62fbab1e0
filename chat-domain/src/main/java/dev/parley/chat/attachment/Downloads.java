package dev.parley.chat.attachment;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Hands out files to the members of the chat whose message has them. */
@Service
@RequiredArgsConstructor
public class Downloads {

    private final ChatLog chats;
    private final ChatAccess access;
    private final AttachmentStore attachments;
    private final StoredContents contents;

    /**
     * The content of a file, for who is a member now.
     *
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND}; {@code ATTACHMENT_NOT_FOUND}, also for an upload
     *     of another's that no message has
     */
    public AttachmentContent content(UserId reader, ChatId chatId, AttachmentId id) {
        return contents.of(requireReadable(reader, chatId, id));
    }

    /**
     * The thumbnail of an image.
     *
     * @throws dev.parley.chat.error.ParleyException as {@link #content}, and where there is none
     */
    public AttachmentContent thumbnail(UserId reader, ChatId chatId, AttachmentId id) {
        return contents.thumbnailOf(requireReadable(reader, chatId, id));
    }

    /**
     * The content of a file that a message has, for whoever has been asked whether they may read it.
     *
     * @throws dev.parley.chat.error.ParleyException {@code ATTACHMENT_NOT_FOUND}
     */
    public AttachmentContent ofMessage(ChatId chatId, AttachmentId id) {
        return contents.of(
            attachments
                .find(id)
                .filter(found -> found.chatId().equals(chatId) && found.claim() != null)
                .orElseThrow(() -> notFound(id))
        );
    }

    public static ParleyException notFound(AttachmentId id) {
        return Attachments.notFound(id);
    }

    private StoredAttachment requireReadable(UserId reader, ChatId chatId, AttachmentId id) {
        if (!chatId.concerns(reader)) {
            throw new ParleyException(ErrorCode.CHAT_NOT_FOUND);
        }
        var stored = attachments.find(id).filter(found -> found.chatId().equals(chatId));
        boolean own = stored.filter(found -> found.claim() == null && found.uploader().equals(reader)).isPresent();
        if (!own || chats.exists(chatId)) {
            access.require(chatId, reader, ChatAction.READ);
        }
        return stored.filter(found -> own || found.claim() != null).orElseThrow(() -> Attachments.notFound(id));
    }
}
