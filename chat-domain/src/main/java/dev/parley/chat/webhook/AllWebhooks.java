package dev.parley.chat.webhook;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.audit.AuditKind;
import dev.parley.chat.audit.AuditLog;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.moderation.ModerationTexts;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.NamedWebhooks.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/**
 * The outgoing webhooks of all chats, to administrators: where they lead and how they fare, never what they are told. Each
 * method throws {@code FORBIDDEN} for who is no administrator.
 */
@Service
public class AllWebhooks {

    private static final int PAGE = 50;

    private final MongoCollection<Document> webhooks;
    private final WebhookStore store;
    private final Administrators administrators;
    private final NamedWebhooks named;
    private final WebhookNotices notices;
    private final ChatLog chats;
    private final AuditLog audit;
    private final Clock clock;

    AllWebhooks(
        MongoTemplate mongo,
        WebhookStore store,
        Administrators administrators,
        NamedWebhooks named,
        WebhookNotices notices,
        ChatLog chats,
        AuditLog audit,
        Clock clock
    ) {
        this.webhooks = mongo.getCollection(WebhookStore.COLLECTION);
        this.store = store;
        this.administrators = administrators;
        this.named = named;
        this.notices = notices;
        this.chats = chats;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param next the id after which the next page begins, null at the end */
    public record Page(List<Named<Webhook>> webhooks, @Nullable WebhookId next) {}

    /**
     * The latest first, {@value #PAGE} a page.
     *
     * @param after {@link Page#next} of the page before, or null
     */
    public Page list(UserId actor, @Nullable WebhookId after) {
        administrators.require(actor);
        var found = new ArrayList<Webhook>();
        for (Document document : webhooks
            .find(after == null ? Filters.empty() : Filters.lt("_id", after.value()))
            .sort(Sorts.descending("_id"))
            .limit(PAGE + 1)) {
            found.add(WebhookDocuments.read(document));
        }
        boolean more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        return new Page(named.named(page, Webhook::chatId, Webhook::responsible), more ? page.getLast().id() : null);
    }

    /**
     * Switches a webhook off, at once, on all nodes, until an administrator allows it again. Owner and admins of the chat are
     * told; a later reason takes the place of an earlier one.
     *
     * @param reason at most 500 characters; may be empty
     * @throws dev.parley.chat.error.ParleyException {@code WEBHOOK_NOT_FOUND}, {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE}
     */
    public void suspend(Intent intent, WebhookId id, String reason) {
        administrators.require(intent.actor());
        var suspension = new Suspension(ModerationTexts.require("reason", reason), clock.instant());
        // First: were the node to die between the two, nobody would know who has done it.
        note(AuditKind.WEBHOOK_SUSPENDED, intent, store.require(id));
        store.suspend(intent, id, suspension);
    }

    /** Ends that: the chat's admins may switch it on again. @throws dev.parley.chat.error.ParleyException as above */
    public void allow(Intent intent, WebhookId id) {
        administrators.require(intent.actor());
        var webhook = store.require(id);
        if (webhook.state() == WebhookState.SUSPENDED) {
            note(AuditKind.WEBHOOK_ALLOWED, intent, webhook);
        }
        store.suspend(intent, id, null);
        chats.find(webhook.chatId()).ifPresent(chat -> notices.takeBack(chat, id.value()));
    }

    private void note(AuditKind kind, Intent intent, Webhook webhook) {
        var details = Map.of("chatId", webhook.chatId().value(), "webhookId", webhook.id().value());
        audit.addOnce(intent.key() + "/" + webhook.id(), kind, intent.actor(), details);
    }
}
