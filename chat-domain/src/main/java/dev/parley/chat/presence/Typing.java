package dev.parley.chat.presence;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.access.Visibility;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Typing notices. */
@Service
@RequiredArgsConstructor
public class Typing {

    private final ChatAccess access;
    private final Visibility visibility;
    private final ApplicationEventPublisher events;

    /**
     * The user is typing a message. In a chat of more than 100 members nobody is told.
     *
     * @throws dev.parley.chat.error.ParleyException {@code CHAT_NOT_FOUND}; {@code FORBIDDEN} for somebody who may not
     *     post
     */
    public void start(UserId userId, ChatId chatId) {
        var chat = access.require(chatId, userId, ChatAction.POST);
        if (chat.members().size() <= Visibility.MEMBERS_MAX) {
            var hiddenFrom = visibility.hiddenFrom(userId, chat.members().keySet());
            events.publishEvent(new TypingStarted(chatId, userId, hiddenFrom));
        }
    }
}
