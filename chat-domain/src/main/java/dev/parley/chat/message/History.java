package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Reads a chat's log, backwards for the page and forwards for a client that was away. */
@Service
@RequiredArgsConstructor
public class History {

    public static final int PAGE_MAX = 100;

    private final ChatAccess access;
    private final ChatLog log;

    /**
     * A stretch of a log.
     *
     * @param events oldest first
     * @param head the newest seq of the chat
     */
    public record Page(List<LoggedEvent> events, long head) {}

    /** The newest {@code limit} events before {@code seq}. @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND} */
    public Page before(UserId reader, ChatId chatId, long seq, int limit) {
        var chat = access.require(chatId, reader, ChatAction.READ);
        long to = Math.min(seq - 1, chat.seq());
        return new Page(log.read(chatId, to - limit + 1, to), chat.seq());
    }

    /** The oldest {@code limit} events after {@code seq}. @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND} */
    public Page after(UserId reader, ChatId chatId, long seq, int limit) {
        var chat = access.require(chatId, reader, ChatAction.READ);
        long from = Math.max(0, seq) + 1;
        return new Page(log.read(chatId, from, Math.min(from + limit - 1, chat.seq())), chat.seq());
    }
}
