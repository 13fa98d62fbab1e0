package dev.parley.chat.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventBody.MessageEdited;
import dev.parley.chat.log.EventBody.MessageSent;
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

    /** UTF-8 bytes of texts in a page; a page has one event at least, however long. */
    static final int PAGE_BYTES = 256 * 1024;

    private final ChatAccess access;
    private final ChatLog log;
    private final Versions versions;

    /**
     * A stretch of a log.
     *
     * @param events oldest first
     * @param head the newest seq of the chat
     */
    public record Page(List<LoggedEvent> events, long head) {}

    /**
     * The newest {@code limit} events before {@code seq}, or fewer where they are long.
     *
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND}
     */
    public Page before(UserId reader, ChatId chatId, long seq, int limit) {
        var chat = access.require(chatId, reader, ChatAction.READ);
        long to = Math.min(seq - 1, chat.seq());
        var events = versions.readable(log, log.read(chatId, to - limit + 1, to));
        return new Page(cut(events.reversed()).reversed(), chat.seq());
    }

    /**
     * The oldest {@code limit} events after {@code seq}, or fewer where they are long.
     *
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND}
     */
    public Page after(UserId reader, ChatId chatId, long seq, int limit) {
        var chat = access.require(chatId, reader, ChatAction.READ);
        long from = Math.clamp(seq, 0, chat.seq()) + 1;
        var events = versions.readable(log, log.read(chatId, from, Math.min(from + limit - 1, chat.seq())));
        return new Page(cut(events), chat.seq());
    }

    /** As many of the events as are not too long together, and one at least. */
    static List<LoggedEvent> cut(List<LoggedEvent> events) {
        long bytes = 0;
        for (int i = 0; i < events.size(); i++) {
            bytes += bytes(events.get(i).body());
            if (bytes > PAGE_BYTES) {
                return events.subList(0, Math.max(1, i));
            }
        }
        return events;
    }

    private static int bytes(EventBody body) {
        return switch (body) {
            case MessageSent sent -> sent.content().text().getBytes(UTF_8).length;
            case MessageEdited edited -> edited.text().getBytes(UTF_8).length;
            default -> 0;
        };
    }
}
