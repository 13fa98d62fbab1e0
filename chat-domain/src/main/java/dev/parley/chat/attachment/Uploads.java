package dev.parley.chat.attachment;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Attachment;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.member.PersonalChats;
import dev.parley.chat.user.UserId;
import java.io.InputStream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Receives uploads to chats. */
@Service
@RequiredArgsConstructor
public class Uploads {

    private final ChatAccess access;
    private final PersonalChats personalChats;
    private final Reception reception;

    /**
     * Keeps a file for a message that the user will send to the chat. It is forgotten after a day without one.
     *
     * @param name as the user's device calls it
     * @param declared how many bytes are said to come, or below 0
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} for somebody who may not post, {@code
     *     ATTACHMENT_TOO_LARGE}, {@code ATTACHMENT_QUOTA_EXCEEDED}, {@code STORAGE_QUOTA_EXCEEDED}; {@code INVALID_REQUEST} for no bytes, or an upload
     *     that breaks off; {@code RATE_LIMITED} or {@code UNAVAILABLE} where too many images wait to be looked at
     */
    public Attachment receive(UserId uploader, ChatId chatId, String name, long declared, InputStream content) {
        requirePoster(uploader, chatId);
        return reception.receive(uploader, chatId, name, declared, content);
    }

    private void requirePoster(UserId uploader, ChatId chatId) {
        access
            .find(chatId, uploader)
            .ifPresentOrElse(
                chat -> access.check(chat, uploader, ChatAction.POST),
                () -> personalChats.requirePossible(chatId, uploader)
            );
    }
}
