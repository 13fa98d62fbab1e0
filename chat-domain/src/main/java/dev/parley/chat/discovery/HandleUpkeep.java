package dev.parley.chat.discovery;

import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.EventBody;
import dev.parley.chat.log.LoggedEvent;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the claims of handles up with their chats. What it misses costs a search by an old title at most. */
@Component
@RequiredArgsConstructor
class HandleUpkeep {

    private final HandleClaims claims;
    private final ChatLog log;

    @EventListener
    void on(LoggedEvent event) {
        switch (event.body()) {
            case EventBody.ProfileChanged changed -> log.find(event.chatId())
                .map(chat -> chat.admission().handle())
                .ifPresent(handle -> claims.retitle(handle, event.chatId(), changed.profile().title()));
            case EventBody.ChatDeleted _ -> claims.releaseAll(event.chatId());
            default -> {
                // Changes nothing by which a chat is found.
            }
        }
    }
}
