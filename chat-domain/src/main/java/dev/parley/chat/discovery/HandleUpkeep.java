package dev.parley.chat.discovery;

import dev.parley.chat.consumer.Batch;
import dev.parley.chat.consumer.LogConsumer;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.EventsLogged;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the claims of handles up with their chats, so that a chat is found by its title as it is now. */
@Component
@RequiredArgsConstructor
class HandleUpkeep implements LogConsumer {

    private final HandleClaims claims;
    private final ChatLog log;

    /** A change of the folding takes another name, so that all titles are folded anew. */
    @Override
    public String name() {
        return "handles_2";
    }

    @Override
    public void handle(List<Batch> batches) {
        for (Batch batch : batches) {
            batch.events().forEach(event -> follow(batch.chatId(), event.body()));
        }
    }

    /** At once where it is written, so that whoever has changed a title finds the chat by it. */
    @EventListener
    void on(EventsLogged logged) {
        logged.events().forEach(event -> follow(event.chatId(), event.body()));
    }

    private void follow(ChatId chatId, EventBody body) {
        switch (body) {
            // The title as it is now: a later change may have been handled before.
            case EventBody.ProfileChanged _, EventBody.HandleChanged _ -> log.find(chatId).ifPresent(chat -> {
                String handle = chat.admission().handle();
                if (handle != null) {
                    claims.retitle(handle, chatId, chat.profile().title());
                }
            });
            case EventBody.ChatDeleted _ -> claims.releaseAll(chatId);
            default -> {
                // Changes nothing by which a chat is found.
            }
        }
    }
}
