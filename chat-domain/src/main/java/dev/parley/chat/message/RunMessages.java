package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.RunNote;
import dev.parley.chat.user.UserId;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Posts what bots answer to slash commands. Slow mode holds for who has run one, not for the answers. */
@Service
@RequiredArgsConstructor
public class RunMessages {

    private final ChatAccess access;
    private final ChatLog log;
    private final Mentions mentions;

    /** @throws ParleyException {@code MESSAGE_EMPTY}, {@code MESSAGE_TOO_LONG}, {@code TEXT_UNREADABLE} */
    public static void requireText(String text) {
        MessageText.require(text, false);
    }

    /**
     * Posts an answer.
     *
     * @param key names the answer among those of the bot in the chat: the same one is the same message, for ever
     * @param text that {@link #requireText} has passed
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}
     */
    public LoggedEvent post(ChatId chatId, UserId bot, String key, String clientId, String text, RunNote note) {
        var mentioned = mentions.find(text);
        return log
            .append(chatId, Cause.ofServer(bot, "answer/" + bot + "/" + key), standing -> {
                access.check(standing.chat(), bot, ChatAction.POST);
                var found = mentioned.in(standing.chat(), bot);
                return new MessageSent(new MessageContent(clientId, text, null, found, null, List.of(), null, note));
            })
            .event();
    }
}
