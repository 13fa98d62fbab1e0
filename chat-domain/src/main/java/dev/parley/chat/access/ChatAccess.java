package dev.parley.chat.access;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Member;
import dev.parley.chat.user.UserId;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Loading is authorising: a chat is had only as a user who may do something in it. */
@Service
@RequiredArgsConstructor
public class ChatAccess {

    private final ChatLog log;

    /**
     * The chat as it stands now.
     *
     * @throws ParleyException {@code CHAT_NOT_FOUND} when there is none or the user is no member, which must look the
     *     same; {@code FORBIDDEN} when the member's role does not allow the action
     */
    public Chat require(ChatId chatId, UserId userId, ChatAction action) {
        var chat = log.find(chatId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        check(chat, userId, action);
        return chat;
    }

    /** As {@link #require}, for a chat that is at hand; returns who asks. */
    public static Member check(Chat chat, UserId userId, ChatAction action) {
        var member = chat.member(userId).orElseThrow(() -> new ParleyException(ErrorCode.CHAT_NOT_FOUND));
        if (!ChatPolicy.allows(chat.type(), chat.rules(), member.role(), action)) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", action.name()));
        }
        return member;
    }
}
