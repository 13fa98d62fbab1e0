package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.NewEvent;
import dev.parley.chat.member.PersonalChats;
import dev.parley.chat.reading.ReadMarkers;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Sends messages. */
@Service
@RequiredArgsConstructor
public class Messages {

    private static final int TEXT_MAX = 10_000;
    private static final int CLIENT_ID_MAX = 64;

    private final PersonalChats personalChats;
    private final ChatLog log;
    private final ReadMarkers readMarkers;

    /**
     * Sends a message; when this returns it is durable. The same {@code clientId} by the same sender in the same chat is
     * the same message, for ever: a repeat returns the first event.
     *
     * @param text 1 to 10,000 code points, not only white space; kept as written
     * @throws ParleyException {@code MESSAGE_EMPTY}, {@code MESSAGE_TOO_LONG}, {@code INVALID_REQUEST},
     *     {@code CHAT_NOT_FOUND}, {@code USER_NOT_FOUND}, {@code FORBIDDEN}
     */
    public LoggedEvent send(UserId sender, ChatId chatId, String clientId, String text) {
        requireClientId(clientId);
        requireText(text);
        personalChats.ensure(chatId, sender);
        var message = log.append(chatId, chat -> {
            ChatAccess.check(chat, sender, ChatAction.POST);
            return new NewEvent(sender, "message/" + sender + "/" + clientId, new MessageSent(clientId, text));
        });
        readMarkers.moveToOwn(message);
        return message;
    }

    private static void requireClientId(String clientId) {
        if (clientId.isBlank() || clientId.length() > CLIENT_ID_MAX) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("clientId", "must have 1 to " + CLIENT_ID_MAX + " characters")
            );
        }
    }

    private static void requireText(String text) {
        if (text.isBlank()) {
            throw new ParleyException(ErrorCode.MESSAGE_EMPTY);
        }
        int length = text.codePointCount(0, text.length());
        if (length > TEXT_MAX) {
            throw new ParleyException(ErrorCode.MESSAGE_TOO_LONG, Map.of("limit", TEXT_MAX, "length", length));
        }
    }
}
