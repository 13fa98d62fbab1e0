package dev.parley.chat.webhook;

import com.mongodb.client.model.Updates;
import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.Chat;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.message.Versions;
import dev.parley.chat.outbound.AllowedTargets;
import dev.parley.chat.outbound.SignedPost;
import dev.parley.chat.outbound.WebhookSecret;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Service;

/**
 * What those who manage a chat's webhooks do with them. Each method throws {@code CHAT_NOT_FOUND} and {@code FORBIDDEN} for
 * others, and {@code WEBHOOK_NOT_FOUND} where the chat has no such webhook.
 */
@Service
@RequiredArgsConstructor
public class Webhooks {

    /** How long a receiver may check by the former secret. */
    private static final Duration FORMER_COUNTS = Duration.ofHours(24);

    private final WebhookStore store;
    private final DeliveryStore deliveries;
    private final PassingEvents passing;
    private final WebhookNotices notices;
    private final WebhookProperties properties;
    private final AllowedTargets targets;
    private final WebhookEncoder encoder;
    private final SignedPost post;
    private final ChatAccess access;
    private final ChatLog log;
    private final Versions versions;
    private final AuditLog audit;
    private final IdGenerator ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A new webhook with its secret, which nobody is told again. */
    public record Created(Webhook webhook, WebhookSecret secret) {}

    /**
     * Makes a webhook that is told of what happens from now on. A repeat of the intent makes another in place of the
     * first, whose secret may have been lost with the answer.
     *
     * @throws ParleyException {@code INVALID_REQUEST}; {@code WEBHOOK_LIMIT_REACHED}
     */
    public Created create(Intent intent, ChatId chatId, String address, Set<WebhookTopic> topics) {
        var chat = require(chatId, intent.actor());
        var target = targets.require("address", address);
        requireTopics(topics);
        var now = clock.instant();
        var secret = WebhookSecret.random(random);
        var webhook = new Webhook(
            new WebhookId(ids.next()),
            chatId,
            intent.actor(),
            target,
            topics,
            WebhookState.ON,
            now,
            now,
            chat.seq(),
            null,
            null,
            null,
            null
        );
        store.replace(webhook, secret, intent);
        if (store.count(chatId) > properties.maxPerChat()) {
            store.delete(chatId, webhook.id());
            throw new ParleyException(ErrorCode.WEBHOOK_LIMIT_REACHED, Map.of("limit", properties.maxPerChat()));
        }
        note(AuditKind.WEBHOOK_MADE, intent, chatId, webhook.id(), Map.of());
        return new Created(webhook, secret);
    }

    private void note(AuditKind kind, Intent intent, ChatId chatId, WebhookId id, Map<String, String> more) {
        var details = new HashMap<>(more);
        details.put("chatId", chatId.value());
        details.put("webhookId", id.value());
        audit.addOnce(intent.key() + "/" + id, kind, intent.actor(), details);
    }

    /** The chat's webhooks, the earliest first. */
    public List<Webhook> list(UserId actor, ChatId chatId) {
        require(chatId, actor);
        return store.of(chatId);
    }

    /**
     * Changes a webhook; whoever does is responsible for it from now on. Switched on, it goes on where it stopped.
     *
     * @throws ParleyException {@code INVALID_REQUEST}; {@code WEBHOOK_SUSPENDED} for one to be on that is
     */
    public Webhook update(
        Intent intent,
        ChatId chatId,
        WebhookId id,
        String address,
        Set<WebhookTopic> topics,
        boolean on
    ) {
        var chat = require(chatId, intent.actor());
        var before = WebhookDocuments.read(store.require(chatId, id));
        var target = targets.require("address", address);
        requireTopics(topics);
        var changes = new ArrayList<>(
            List.of(
                Updates.set("address", target.toString()),
                Updates.set("topics", WebhookDocuments.topics(topics)),
                Updates.set("responsible", intent.actor().value())
            )
        );
        if (before.isOn() != on) {
            changes.add(switched(on, chat));
        } else if (!before.address().equals(target)) {
            // The former receiver's failures are not this one's.
            changes.add(afresh());
        }
        store.change(intent, chatId, id, on, Updates.combine(changes));
        note(AuditKind.WEBHOOK_CHANGED, intent, chatId, id, Map.of("what", "settings"));
        if (on != before.isOn()) {
            notices.takeBack(chat, id.value());
        }
        return WebhookDocuments.read(store.require(chatId, id));
    }

    private Bson switched(boolean on, Chat chat) {
        var state = on ? WebhookState.ON : WebhookState.SWITCHED_OFF;
        var change = Updates.combine(
            Updates.set("state", state.name()),
            Updates.set("stateSince", Date.from(clock.instant())),
            Updates.set("behind", on),
            Updates.unset(WebhookQueue.UNTOLD)
        );
        return on ? Updates.combine(change, afresh(), Updates.max("head", chat.seq())) : change;
    }

    private static Bson afresh() {
        return Updates.combine(
            Updates.set("failures", 0),
            Updates.unset("failingSince"),
            Updates.set("retryAt", Date.from(Instant.EPOCH))
        );
    }

    /** Gives it another secret. For 24 h requests are signed by the former one as well. */
    public Created rotate(Intent intent, ChatId chatId, WebhookId id) {
        require(chatId, intent.actor());
        var former = store.require(chatId, id).getString("secret");
        var change = Updates.combine(
            Updates.set("secret", WebhookSecret.random(random).value()),
            Updates.set("former", former),
            Updates.set("formerUntil", Date.from(clock.instant().plus(FORMER_COUNTS)))
        );
        store.change(intent, chatId, id, change);
        note(AuditKind.WEBHOOK_CHANGED, intent, chatId, id, Map.of("what", "secret"));
        var after = store.require(chatId, id);
        return new Created(WebhookDocuments.read(after), WebhookDocuments.secrets(after, clock.instant()).getFirst());
    }

    /**
     * Tells the receiver everything from a place of the log on, once more or, by a later place, leaves out what is before.
     *
     * @param from the seq of the first event, 1 to one more than the chat has
     * @throws ParleyException {@code INVALID_REQUEST}
     */
    public Webhook replay(Intent intent, ChatId chatId, WebhookId id, long from) {
        var chat = require(chatId, intent.actor());
        store.require(chatId, id);
        if (from < 1 || from > chat.seq() + 1) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("from", "must be 1 to " + (chat.seq() + 1)));
        }
        var change = Updates.combine(
            Updates.set("passed", from - 1),
            Updates.set("sent", 0L),
            Updates.set("behind", true),
            Updates.max("head", chat.seq()),
            afresh()
        );
        store.change(intent, chatId, id, change);
        note(AuditKind.WEBHOOK_CHANGED, intent, chatId, id, Map.of("what", "replay"));
        return WebhookDocuments.read(store.require(chatId, id));
    }

    /** Ends a webhook; one that is not there, or is another chat's, stays as it is. */
    public void delete(UserId actor, ChatId chatId, WebhookId id) {
        var chat = require(chatId, actor);
        if (store.exists(chatId, id)) {
            // First: were the node to die between the two, nobody would know of its end.
            audit.addOnce(
                id.value(),
                AuditKind.WEBHOOK_DELETED,
                actor,
                Map.of("chatId", chatId.value(), "webhookId", id.value())
            );
            store.delete(chatId, id);
            notices.takeBack(chat, id.value());
            passing.forget(id);
            deliveries.forget(id);
        }
    }

    /** The newest 200 deliveries of the last week, the latest first. */
    public List<Delivery> deliveries(UserId actor, ChatId chatId, WebhookId id) {
        require(chatId, actor);
        return deliveries.of(id, store.require(chatId, id).getLong("deliveries"), clock.instant());
    }

    /**
     * Sends once more, at once and out of its turn, what a delivery has told, whether or not the webhook is on.
     *
     * @throws ParleyException {@code NOT_FOUND} for a delivery that is not kept any more; {@code WEBHOOK_SUSPENDED}
     */
    public Delivery sendAgain(UserId actor, ChatId chatId, WebhookId id, long number) {
        require(chatId, actor);
        var document = store.require(chatId, id);
        WebhookStore.requireNoSuspension(document);
        var event = event(chatId, deliveries.find(id, number).orElseThrow(Webhooks::deliveryNotFound));
        var webhook = WebhookDocuments.read(document);
        var secrets = WebhookDocuments.secrets(document, clock.instant());
        var result = post.post(webhook.address(), secrets, event.id(), encoder.encode(event));
        var again = new Delivery(
            store.countDelivery(id),
            event.id(),
            encoder.type(event),
            event.seq(),
            clock.instant(),
            result,
            true
        );
        deliveries.add(id, again, event);
        return again;
    }

    private WebhookEvent event(ChatId chatId, Document delivery) {
        return DeliveryStore.passing(chatId, delivery).orElseGet(() -> {
            long seq = delivery.getLong("seq");
            return versions
                .readable(log, log.read(chatId, seq, seq))
                .stream()
                .findFirst()
                .map(event -> WebhookEvent.of(event, delivery.getLong("previousSeq")))
                .orElseThrow(Webhooks::deliveryNotFound);
        });
    }

    private Chat require(ChatId chatId, UserId actor) {
        return access.require(chatId, actor, ChatAction.MANAGE_WEBHOOKS);
    }

    private static void requireTopics(Set<WebhookTopic> topics) {
        if (topics.isEmpty()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("topics", "must not be empty"));
        }
    }

    private static ParleyException deliveryNotFound() {
        return new ParleyException(ErrorCode.NOT_FOUND);
    }
}
