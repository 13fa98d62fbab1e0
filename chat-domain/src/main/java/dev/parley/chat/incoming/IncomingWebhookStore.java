package dev.parley.chat.incoming;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.WebhookAuthor;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.Suspension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The incoming webhooks of all chats. One is read from here at each request, so that its end counts at once. */
@Component
class IncomingWebhookStore {

    private final MongoCollection<Document> webhooks;
    private final OnceUpdates once;

    IncomingWebhookStore(MongoTemplate mongo, OnceUpdates once) {
        this.once = once;
        webhooks = mongo.getCollection("incoming_webhooks");
        webhooks.createIndex(Indexes.ascending("chat", "maker", "clientId"), new IndexOptions().unique(true));
    }

    /** A webhook with what is kept of its secret. */
    record Kept(IncomingWebhook webhook, String hash) {
        /** Without the hash, which is nobody's business. */
        @Override
        public String toString() {
            return "Kept[" + webhook + "]";
        }
    }

    /** Adds a webhook, in place of one that the same intent has made before. Of several at once the last one stays. */
    void replace(IncomingWebhook webhook, String hash, String clientId) {
        var document = new Document("_id", webhook.id().value())
            .append("chat", webhook.chatId().value())
            .append("maker", webhook.maker().value())
            .append("clientId", clientId)
            .append("hash", hash)
            .append("name", webhook.author().name())
            .append("picture", webhook.author().picture())
            .append("createdAt", Date.from(webhook.createdAt()));
        do {
            webhooks.deleteOne(
                Filters.and(
                    Filters.eq("chat", webhook.chatId().value()),
                    Filters.eq("maker", webhook.maker().value()),
                    Filters.eq("clientId", clientId)
                )
            );
        } while (!insert(document));
    }

    /** Whether it could be; not where the same intent has just made another. */
    private boolean insert(Document document) {
        try {
            webhooks.insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    long count(ChatId chatId) {
        return webhooks.countDocuments(Filters.eq("chat", chatId.value()));
    }

    /** The earliest first. */
    List<IncomingWebhook> of(ChatId chatId) {
        var all = new ArrayList<IncomingWebhook>();
        for (Document document : webhooks.find(Filters.eq("chat", chatId.value())).sort(Sorts.ascending("_id"))) {
            all.add(read(document));
        }
        return all;
    }

    Optional<Kept> find(IncomingWebhookId id) {
        return Optional.ofNullable(webhooks.find(byId(id)).first()).map(document ->
            new Kept(read(document), document.getString("hash"))
        );
    }

    void used(IncomingWebhookId id, Instant now) {
        webhooks.updateOne(byId(id), Updates.set("lastUsedAt", Date.from(now)));
    }

    /**
     * Of all chats, the latest first.
     *
     * @param before whose id is the end of the page before, or null
     */
    List<IncomingWebhook> all(@Nullable IncomingWebhookId before, int limit) {
        var page = before == null ? Filters.empty() : Filters.lt("_id", before.value());
        var all = new ArrayList<IncomingWebhook>();
        for (Document document : webhooks.find(page).sort(Sorts.descending("_id")).limit(limit)) {
            all.add(read(document));
        }
        return all;
    }

    /** Suspends it, or ends that, once for each intent. @throws ParleyException {@code WEBHOOK_NOT_FOUND} */
    void suspend(Intent intent, IncomingWebhookId id, @Nullable Suspension suspension) {
        once.update(webhooks, id.value(), intent.key(), found -> {
            if (found.isEmpty()) {
                throw new ParleyException(ErrorCode.WEBHOOK_NOT_FOUND);
            }
            return suspension == null
                ? Updates.unset(Suspension.FIELD)
                : Updates.set(Suspension.FIELD, suspension.toDocument());
        });
    }

    boolean exists(ChatId chatId, IncomingWebhookId id) {
        return webhooks.countDocuments(Filters.and(byId(id), Filters.eq("chat", chatId.value()))) > 0;
    }

    void delete(ChatId chatId, IncomingWebhookId id) {
        webhooks.deleteOne(Filters.and(byId(id), Filters.eq("chat", chatId.value())));
    }

    private static IncomingWebhook read(Document document) {
        var lastUsedAt = document.getDate("lastUsedAt");
        return new IncomingWebhook(
            new IncomingWebhookId(document.getString("_id")),
            new ChatId(document.getString("chat")),
            new UserId(document.getString("maker")),
            new WebhookAuthor(document.getString("name"), document.getString("picture")),
            document.getDate("createdAt").toInstant(),
            lastUsedAt == null ? null : lastUsedAt.toInstant(),
            Suspension.in(document).orElse(null)
        );
    }

    private static Bson byId(IncomingWebhookId id) {
        return Filters.eq("_id", id.value());
    }
}
