package dev.parley.chat.message;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.filter.Screening;
import dev.parley.chat.log.Cause;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.WebhookAuthor;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Posts what incoming webhooks say. It mentions nobody, answers nothing and has no files. */
@Service
@RequiredArgsConstructor
public class WebhookMessages {

    private static final int NAME_MAX = 64;

    private final ChatLog log;
    private final Screening screening;
    private final ChatAccess access;

    /**
     * As whom a webhook may post.
     *
     * @param picture one emoji, or null
     * @throws ParleyException {@code INVALID_REQUEST}; as {@link PlainText#line} for the name
     */
    public static WebhookAuthor author(String name, @Nullable String picture) {
        if (picture != null) {
            Emoji.require("picture", picture);
        }
        return new WebhookAuthor(PlainText.line("name", name, NAME_MAX), picture);
    }

    /** Whether webhooks of this maker post into the chat as it stands. */
    public static boolean mayPost(Chat chat, UserId maker) {
        return ChatAccess.allowed(chat, maker).contains(ChatAction.MANAGE_WEBHOOKS);
    }

    /**
     * Posts a message; the same {@code clientId} of the same actor is the same message, for ever.
     *
     * @param maker whose rights it stands on
     * @param actor the webhook
     * @throws ParleyException {@code INVALID_REQUEST}, {@code MESSAGE_EMPTY}, {@code MESSAGE_TOO_LONG}, {@code
     *     TEXT_UNREADABLE}; {@code WEBHOOK_NOT_FOUND} where the maker may have no webhooks in the chat any more; {@code
     *     FORBIDDEN} while the maker is timed out there; {@code MESSAGE_NOT_ALLOWED} for text or name
     */
    public LoggedEvent post(
        ChatId chatId,
        UserId maker,
        UserId actor,
        WebhookAuthor author,
        String clientId,
        String text
    ) {
        Intent.requireClientId(clientId);
        MessageText.require(text, false);
        var content = new MessageContent(clientId, text, null, List.of(), null, List.of(), author, null);
        if (!log.exists(chatId)) {
            throw new ParleyException(ErrorCode.WEBHOOK_NOT_FOUND);
        }
        var word = screening.look(author.name() + "\n" + text);
        var cause = Cause.message(actor, clientId);
        var message = screening.marking(word, chatId, cause.key(), () ->
            log
                .append(chatId, cause, standing -> {
                    if (!mayPost(standing.chat(), maker)) {
                        throw new ParleyException(ErrorCode.WEBHOOK_NOT_FOUND);
                    }
                    requireNoTimeOut(standing.chat(), maker);
                    Screening.requireAllowed(word);
                    return new MessageSent(content);
                })
                .event()
        );
        return Objects.requireNonNull(message);
    }

    /** Whoever has the address of a webhook is not told why its maker may not write. */
    private void requireNoTimeOut(Chat chat, UserId maker) {
        if (access.timeOut(chat, maker).isPresent()) {
            throw new ParleyException(ErrorCode.FORBIDDEN, Map.of("action", ChatAction.POST.name()));
        }
    }
}
