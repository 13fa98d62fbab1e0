package dev.parley.calls.webhook;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallTurnout;
import dev.parley.calls.session.CallWitness;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.webhook.PassingEvents;
import dev.parley.chat.webhook.WebhookTopic;
import jakarta.annotation.PreDestroy;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * Tells the webhooks of a chat that a call starts in it, and who joins and leaves. No call waits for it: what a node has not
 * handed over when it dies is lost. That a call has ended, with all who were in it, is in the chat's log and never lost.
 */
@Slf4j
@Component
class CallWebhooks implements CallWitness {

    private static final int MOST_WAITING = 10_000;

    private final PassingEvents webhooks;
    private final ThreadPoolExecutor inOrder = new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(MOST_WAITING),
        Thread.ofVirtual().name("call-webhooks").factory()
    );

    CallWebhooks(PassingEvents webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void sees(CallTurnout turnout) {
        turnout
            .place()
            .chatId()
            .ifPresent(chatId -> later(turnout, chatId));
    }

    private void later(CallTurnout turnout, ChatId chatId) {
        try {
            inOrder.execute(() -> tell(turnout, chatId));
        } catch (RejectedExecutionException full) {
            log.warn("Webhooks are not told of a change of call {}", turnout.callId());
        }
    }

    private void tell(CallTurnout turnout, ChatId chatId) {
        try {
            if (turnout.started()) {
                tell(turnout, chatId, "call.started", turnout.startedBy());
            }
            turnout.joined().forEach(person -> tell(turnout, chatId, "call.joined", person));
            turnout.left().forEach(person -> tell(turnout, chatId, "call.left", person));
        } catch (RuntimeException failure) {
            log.warn("Webhooks are not told of a change of call {}", turnout.callId(), failure);
        }
    }

    private void tell(CallTurnout turnout, ChatId chatId, String type, Person actor) {
        webhooks.tell(
            chatId,
            WebhookTopic.CALLS,
            type,
            Map.of(
                "callId",
                turnout.callId().value(),
                "kind",
                turnout.kind().name().toLowerCase(Locale.ROOT),
                "actor",
                actor.toString(),
                "startedBy",
                turnout.startedBy().toString(),
                "participantCount",
                turnout.present()
            )
        );
    }

    @PreDestroy
    void stop() {
        inOrder.shutdown();
    }
}
