package dev.parley.chat.message;

import dev.parley.chat.count.CountsBy;
import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventsLogged;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.SeenBots;
import lombok.RequiredArgsConstructor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts the messages that this node has written into the logs of chats. */
@Component
@RequiredArgsConstructor
public class SentMessages {

    private static final String OF_A_CLIENT = "message/";

    private final CountsBy<MessageOrigin> byOrigin = new CountsBy<>(MessageOrigin.class);
    private final SeenBots bots;

    @EventListener
    void on(EventsLogged logged) {
        for (LoggedEvent event : logged.events()) {
            if (event.body() instanceof MessageSent sent) {
                byOrigin.add(originOf(event, sent.content()));
            }
        }
    }

    private MessageOrigin originOf(LoggedEvent event, MessageContent content) {
        if (content.webhook() != null) {
            return MessageOrigin.WEBHOOK;
        }
        if (content.run() != null) {
            return MessageOrigin.BOT;
        }
        if (!event.key().startsWith(OF_A_CLIENT)) {
            return MessageOrigin.SYSTEM;
        }
        return bots.contains(event.actor()) ? MessageOrigin.BOT : MessageOrigin.PERSON;
    }

    public CountsBy<MessageOrigin> byOrigin() {
        return byOrigin;
    }
}
