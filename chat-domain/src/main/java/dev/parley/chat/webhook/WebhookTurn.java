package dev.parley.chat.webhook;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.message.Versions;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.outbound.SignedPost;
import dev.parley.chat.user.Locks;
import dev.parley.chat.webhook.PassingEvents.Waiting;
import dev.parley.chat.webhook.WebhookQueue.Held;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Tells one receiver what it is to be told, one thing after the other, until all is told or the receiver fails. */
@Component
@RequiredArgsConstructor
class WebhookTurn {

    private static final int READ_AT_ONCE = 50;

    private final WebhookQueue queue;
    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final PassingEvents passing;
    private final WebhookEncoder encoder;
    private final SignedPost post;
    private final ChatLog chats;
    private final Versions versions;
    private final Locks locks;
    private final Clock clock;

    void run(Held first, BooleanSupplier stopping) {
        var held = Optional.of(first);
        while (held.isPresent() && !stopping.getAsBoolean()) {
            held = page(held.get(), stopping);
        }
        held.ifPresent(each -> queue.release(each, Duration.ZERO));
    }

    /** Tells what the next page of the log has. Empty where this is all for now. */
    private Optional<Held> page(Held held, BooleanSupplier stopping) {
        var webhook = held.webhook();
        var chat = chats.find(webhook.chatId());
        if (chat.isEmpty()) {
            remove(webhook);
            return Optional.empty();
        }
        if (!mayBeTold(chat.get(), webhook)) {
            queue.unattended(held);
            return Optional.empty();
        }
        // What is told late, or once more, tells no version that members do not see any more.
        var events = versions.readable(
            chats,
            chats.read(webhook.chatId(), webhook.passed() + 1, webhook.passed() + READ_AT_ONCE)
        );
        var after = tell(held, events, stopping);
        if (after.isEmpty() || !events.isEmpty() || stopping.getAsBoolean()) {
            return after;
        }
        return rest(after.get(), chat.get());
    }

    /** The end of the chat, when nobody is in it any more, is still told. Whose account is locked has nothing told. */
    private boolean mayBeTold(Chat chat, Webhook webhook) {
        boolean responsible = ChatAccess.allowed(chat, webhook.responsible()).contains(ChatAction.MANAGE_WEBHOOKS);
        return (chat.isDeleted() || responsible) && !locks.isHeld(webhook.responsible());
    }

    private Optional<Held> rest(Held held, Chat chat) {
        if (chat.isDeleted() && held.webhook().passed() >= chat.seq()) {
            remove(held.webhook());
            return Optional.empty();
        }
        return queue.rest(held) ? Optional.empty() : queue.renew(held);
    }

    private void remove(Webhook webhook) {
        store.delete(webhook.chatId(), webhook.id());
        passing.forget(webhook.id());
        deliveries.forget(webhook.id());
    }

    private Optional<Held> tell(Held first, List<LoggedEvent> events, BooleanSupplier stopping) {
        var held = Optional.of(first);
        for (LoggedEvent event : events) {
            held = held.flatMap(each -> tellPassing(each, event.seq(), stopping));
            if (held.isEmpty() || stopping.getAsBoolean()) {
                return held;
            }
            if (WebhookTopic.of(event.body()).filter(held.get().webhook().topics()::contains).isPresent()) {
                held = tell(held.get(), event, stopping);
            }
        }
        if (held.isEmpty()) {
            return held;
        }
        var last = held.get();
        if (!events.isEmpty() && events.getLast().seq() > last.webhook().passed()) {
            return queue.passed(last, events.getLast().seq());
        }
        return events.isEmpty() ? tellPassing(last, Long.MAX_VALUE, stopping) : held;
    }

    private Optional<Held> tell(Held held, LoggedEvent event, BooleanSupplier stopping) {
        var told = WebhookEvent.of(event, held.sent() == 0 ? null : held.sent());
        var result = send(held, told);
        if (stopping.getAsBoolean() && !result.isDelivered()) {
            return Optional.of(held);
        }
        var after = result.isDelivered() ? queue.told(held, event.seq()) : failed(held, result);
        return note(after, told, result);
    }

    /** Tells what happened before the event at the place. */
    private Optional<Held> tellPassing(Held first, long before, BooleanSupplier stopping) {
        var held = Optional.of(first);
        while (held.isPresent() && held.get().passing() > 0 && !stopping.getAsBoolean()) {
            var waiting = passing.first(first.webhook().id());
            if (waiting.isEmpty()) {
                var counted = held.get();
                return queue.nothingPassing(counted).or(() -> queue.renew(counted));
            }
            if (waiting.get().after() >= before) {
                return held;
            }
            held = tell(held.get(), waiting.get(), stopping);
        }
        return held;
    }

    private Optional<Held> tell(Held held, Waiting waiting, BooleanSupplier stopping) {
        var result = send(held, waiting.event());
        if (stopping.getAsBoolean() && !result.isDelivered()) {
            return Optional.of(held);
        }
        if (!result.isDelivered()) {
            return note(failed(held, result), waiting.event(), result);
        }
        passing.remove(waiting);
        return note(queue.toldPassing(held), waiting.event(), result);
    }

    private PostResult send(Held held, WebhookEvent event) {
        return post.post(held.webhook().address(), held.secrets(), event.id(), encoder.encode(event));
    }

    private Optional<Held> failed(Held held, PostResult result) {
        return result.isGone() ? queue.gone(held, result) : queue.failed(held, result);
    }

    /** Goes on only after what was delivered. */
    private Optional<Held> note(Optional<Held> after, WebhookEvent event, PostResult result) {
        after.ifPresent(held ->
            deliveries.add(
                held.webhook().id(),
                new Delivery(
                    held.deliveries(),
                    event.id(),
                    encoder.type(event),
                    event.seq(),
                    clock.instant(),
                    result,
                    false
                ),
                event
            )
        );
        return result.isDelivered() ? after : Optional.empty();
    }
}
