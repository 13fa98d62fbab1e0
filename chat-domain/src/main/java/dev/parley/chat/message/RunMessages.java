package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.RunNote;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** Posts what bots answer to slash commands. Slow mode holds for who has run one, not for the answers. */
@Service
@RequiredArgsConstructor
public class RunMessages {

    private final ChatAccess access;
    private final ChatLog log;
    private final Mentions mentions;
    private final Screening screening;

    /** @throws ParleyException {@code MESSAGE_EMPTY}, {@code MESSAGE_TOO_LONG}, {@code TEXT_UNREADABLE} */
    public static void requireText(String text) {
        MessageText.require(text, false);
    }

    /** Also for an answer that is no message. @throws ParleyException {@code MESSAGE_NOT_ALLOWED} */
    public void requireAllowed(String text) {
        Screening.requireAllowed(screening.look(text));
    }

    /**
     * Posts an answer.
     *
     * @param key names the answer among those of the bot in the chat: the same one is the same message, for ever
     * @param text that {@link #requireText} has passed
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code MESSAGE_NOT_ALLOWED}
     */
    public LoggedEvent post(ChatId chatId, UserId bot, String key, String clientId, String text, RunNote note) {
        var mentioned = mentions.find(text);
        var word = screening.look(text);
        var cause = Cause.ofServer(bot, "answer/" + bot + "/" + key);
        var message = screening.marking(word, chatId, cause.key(), () ->
            log
                .append(chatId, cause, standing -> {
                    access.check(standing.chat(), bot, ChatAction.POST);
                    var found = mentioned.in(standing.chat(), bot);
                    Screening.requireAllowed(word);
                    return new MessageSent(
                        new MessageContent(clientId, text, null, found, null, List.of(), null, note)
                    );
                })
                .event()
        );
        return Objects.requireNonNull(message);
    }
}
