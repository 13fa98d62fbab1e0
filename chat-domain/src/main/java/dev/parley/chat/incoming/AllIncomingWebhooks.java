package dev.parley.chat.incoming;

import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.incoming.IncomingWebhookStore.Kept;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.moderation.ModerationTexts;
import dev.parley.chat.moderation.NoticeKind;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.NamedWebhooks;
import dev.parley.chat.webhook.NamedWebhooks.Named;
import dev.parley.chat.webhook.Suspension;
import dev.parley.chat.webhook.WebhookNotices;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The incoming webhooks of all chats, to administrators, without their secrets. Each method throws {@code FORBIDDEN} for who
 * is no administrator.
 */
@Service
@RequiredArgsConstructor
public class AllIncomingWebhooks {

    private static final int PAGE = 50;

    private final IncomingWebhookStore store;
    private final Administrators administrators;
    private final NamedWebhooks named;
    private final WebhookNotices notices;
    private final ChatLog chats;
    private final AuditLog audit;
    private final Clock clock;

    /** @param next the id after which the next page begins, null at the end */
    public record Page(List<Named<IncomingWebhook>> webhooks, @Nullable IncomingWebhookId next) {}

    /**
     * The latest first, {@value #PAGE} a page.
     *
     * @param after {@link Page#next} of the page before, or null
     */
    public Page list(UserId actor, @Nullable IncomingWebhookId after) {
        administrators.require(actor);
        var found = store.all(after, PAGE + 1);
        boolean more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        return new Page(
            named.named(page, IncomingWebhook::chatId, IncomingWebhook::maker),
            more ? page.getLast().id() : null
        );
    }

    /**
     * Keeps a webhook from posting, at once, on all nodes, until an administrator allows it again. Owner and admins of the
     * chat are told; a later reason takes the place of an earlier one.
     *
     * @param reason at most 500 characters; may be empty
     * @throws ParleyException {@code WEBHOOK_NOT_FOUND}, {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE}
     */
    public void suspend(Intent intent, IncomingWebhookId id, String reason) {
        administrators.require(intent.actor());
        var suspension = new Suspension(ModerationTexts.require("reason", reason), clock.instant());
        var webhook = require(id);
        // First: were the node to die between the two, nobody would know who has done it.
        note(AuditKind.WEBHOOK_SUSPENDED, intent, webhook);
        store.suspend(intent, id, suspension);
        if (require(id).suspension() instanceof Suspension present) {
            tell(webhook, present);
        }
    }

    private void tell(IncomingWebhook webhook, Suspension suspension) {
        chats
            .find(webhook.chatId())
            .ifPresent(chat ->
                notices.tell(
                    chat,
                    webhook.id().value(),
                    NoticeKind.WEBHOOK_SUSPENDED,
                    webhook.author().name(),
                    suspension.reason(),
                    suspension.since()
                )
            );
    }

    /** Ends that. @throws ParleyException {@code WEBHOOK_NOT_FOUND} */
    public void allow(Intent intent, IncomingWebhookId id) {
        administrators.require(intent.actor());
        var webhook = require(id);
        if (webhook.suspension() != null) {
            note(AuditKind.WEBHOOK_ALLOWED, intent, webhook);
        }
        store.suspend(intent, id, null);
        chats.find(webhook.chatId()).ifPresent(chat -> notices.takeBack(chat, id.value()));
    }

    private IncomingWebhook require(IncomingWebhookId id) {
        return store
            .find(id)
            .map(Kept::webhook)
            .orElseThrow(() -> new ParleyException(ErrorCode.WEBHOOK_NOT_FOUND));
    }

    private void note(AuditKind kind, Intent intent, IncomingWebhook webhook) {
        var details = Map.of("chatId", webhook.chatId().value(), "webhookId", webhook.id().value());
        audit.addOnce(intent.key() + "/" + webhook.id(), kind, intent.actor(), details);
    }
}
