package dev.parley.chat.incoming;

import dev.parley.chat.access.ChatAccess;
import dev.parley.chat.access.ChatAction;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.log.WebhookAuthor;
import dev.parley.chat.message.WebhookMessages;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.Locks;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.WebhookNotices;
import dev.parley.chat.webhook.WebhookProperties;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes, lists and ends incoming webhooks, and posts what comes by them. */
@Service
@RequiredArgsConstructor
public class IncomingWebhooks {

    private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(1);

    private final IncomingWebhookStore store;
    private final WebhookMessages messages;
    private final WebhookProperties properties;
    private final WebhookNotices notices;
    private final ChatAccess access;
    private final Locks locks;
    private final AuditLog audit;
    private final IdGenerator ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A new webhook with its secret, which nobody is told again. */
    public record Created(IncomingWebhook webhook, IncomingSecret secret) {}

    /**
     * Makes an incoming webhook. A repeat of the intent makes another in place of the first, whose secret may have been
     * lost with the answer.
     *
     * @param picture one emoji, or null
     * @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN}, {@code INVALID_REQUEST}; as {@link
     *     dev.parley.chat.text.PlainText#line} for the name; {@code WEBHOOK_LIMIT_REACHED}
     */
    public Created create(Intent intent, ChatId chatId, String name, @Nullable String picture) {
        access.require(chatId, intent.actor(), ChatAction.MANAGE_WEBHOOKS);
        var author = WebhookMessages.author(name, picture);
        var id = new IncomingWebhookId(ids.next());
        var secret = IncomingSecret.random(random);
        var webhook = new IncomingWebhook(id, chatId, intent.actor(), author, clock.instant(), null, null);
        store.replace(webhook, secret.hash(), intent.clientId());
        if (store.count(chatId) > properties.maxPerChat()) {
            store.delete(chatId, id);
            throw new ParleyException(ErrorCode.WEBHOOK_LIMIT_REACHED, Map.of("limit", properties.maxPerChat()));
        }
        audit.addOnce(intent.key() + "/" + id, AuditKind.INCOMING_WEBHOOK_MADE, intent.actor(), details(chatId, id));
        return new Created(webhook, secret);
    }

    /** @param works whether what comes by it is posted: unless it is suspended, as long as its maker may make webhooks in the chat */
    public record Listed(IncomingWebhook webhook, boolean works) {}

    /** The chat's incoming webhooks, the earliest first. @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} */
    public List<Listed> list(UserId actor, ChatId chatId) {
        var chat = access.require(chatId, actor, ChatAction.MANAGE_WEBHOOKS);
        return store
            .of(chatId)
            .stream()
            .map(webhook -> new Listed(webhook, mayPost(webhook) && WebhookMessages.mayPost(chat, webhook.maker())))
            .toList();
    }

    /** Ends one at once, on all nodes. @throws ParleyException {@code CHAT_NOT_FOUND}, {@code FORBIDDEN} */
    public void delete(UserId actor, ChatId chatId, IncomingWebhookId id) {
        var chat = access.require(chatId, actor, ChatAction.MANAGE_WEBHOOKS);
        if (store.exists(chatId, id)) {
            // First: were the node to die between the two, nobody would know of its end.
            audit.addOnce(id.value(), AuditKind.INCOMING_WEBHOOK_DELETED, actor, details(chatId, id));
            store.delete(chatId, id);
            notices.takeBack(chat, id.value());
        }
    }

    private boolean mayPost(IncomingWebhook webhook) {
        return webhook.suspension() == null && !locks.isHeld(webhook.maker());
    }

    private static Map<String, String> details(ChatId chatId, IncomingWebhookId id) {
        return Map.of("chatId", chatId.value(), "webhookId", id.value());
    }

    /**
     * The webhook that an address is of; none while it is suspended, or its maker's account locked.
     *
     * @throws ParleyException {@code WEBHOOK_NOT_FOUND}, whatever is wrong with the address
     */
    public IncomingWebhook authenticate(IncomingWebhookId id, IncomingSecret secret) {
        return store
            .find(id)
            .filter(kept -> secret.hasHash(kept.hash()) && mayPost(kept.webhook()))
            .orElseThrow(() -> new ParleyException(ErrorCode.WEBHOOK_NOT_FOUND))
            .webhook();
    }

    /**
     * Posts a message. The same {@code clientId} is the same message, for ever.
     *
     * @param name in place of the webhook's own, or null
     * @param picture in place of the webhook's own, or null
     * @throws ParleyException as {@link #create} for name and picture; as {@link WebhookMessages#post}; {@code
     *     WEBHOOK_NOT_FOUND} once its maker may not make webhooks any more
     */
    public LoggedEvent post(
        IncomingWebhook webhook,
        String clientId,
        String text,
        @Nullable String name,
        @Nullable String picture
    ) {
        var own = webhook.author();
        WebhookAuthor author = WebhookMessages.author(
            name == null ? own.name() : name,
            picture == null ? own.picture() : picture
        );
        var posted = messages.post(webhook.chatId(), webhook.maker(), webhook.id().actor(), author, clientId, text);
        var now = clock.instant();
        var used = webhook.lastUsedAt();
        if (used == null || !used.plus(LAST_USE_PRECISION).isAfter(now)) {
            store.used(webhook.id(), now);
        }
        return posted;
    }
}
