package dev.parley.chat.webhook;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.once.OnceUpdates;
import dev.parley.chat.outbound.WebhookSecret;
import dev.parley.chat.user.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The webhooks of all chats, as their admins make and change them. What the sender does to them is {@link WebhookQueue}'s. */
@Component
class WebhookStore {

    static final String COLLECTION = "webhooks";

    private final MongoCollection<Document> webhooks;
    private final OnceUpdates once;

    WebhookStore(MongoTemplate mongo, OnceUpdates once) {
        webhooks = mongo.getCollection(COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
        webhooks.createIndex(Indexes.ascending("chat", "maker", "clientId"), new IndexOptions().unique(true));
        this.once = once;
    }

    /** Adds a webhook, in place of one that the same intent has made before. Of several at once the last one stays. */
    void replace(Webhook webhook, WebhookSecret secret, Intent intent) {
        var document = WebhookDocuments.fresh(webhook, secret, intent.clientId());
        do {
            webhooks.deleteOne(
                Filters.and(
                    Filters.eq("chat", webhook.chatId().value()),
                    Filters.eq("maker", intent.actor().value()),
                    Filters.eq("clientId", intent.clientId())
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

    /** The earliest first. */
    List<Webhook> of(ChatId chatId) {
        var all = new ArrayList<Webhook>();
        for (Document document : webhooks.find(Filters.eq("chat", chatId.value())).sort(Sorts.ascending("_id"))) {
            all.add(WebhookDocuments.read(document));
        }
        return all;
    }

    long count(ChatId chatId) {
        return webhooks.countDocuments(Filters.eq("chat", chatId.value()));
    }

    /** @throws ParleyException {@code WEBHOOK_NOT_FOUND}, also for another chat's */
    Document require(ChatId chatId, WebhookId id) {
        return Optional.ofNullable(webhooks.find(of(chatId, id)).first()).orElseThrow(WebhookStore::notFound);
    }

    /** Changes it once for each intent; whoever sends for it at the moment stops, and begins anew. */
    void change(Intent intent, ChatId chatId, WebhookId id, Bson change) {
        change(intent, chatId, id, false, change);
    }

    /**
     * @param on whether it is to be on then
     * @throws ParleyException {@code WEBHOOK_SUSPENDED}
     */
    void change(Intent intent, ChatId chatId, WebhookId id, boolean on, Bson change) {
        once.update(webhooks, id.value(), intent.key(), found -> {
            if (!chatId.value().equals(found.getString("chat"))) {
                throw notFound();
            }
            if (on) {
                requireNoSuspension(found);
            }
            return begunAnew(change);
        });
    }

    private static Bson begunAnew(Bson change) {
        return Updates.combine(change, Updates.unset("lease"), Updates.set("leaseUntil", Date.from(Instant.EPOCH)));
    }

    static void requireNoSuspension(Document webhook) {
        Suspension.in(webhook).ifPresent(suspension -> {
            throw new ParleyException(ErrorCode.WEBHOOK_SUSPENDED, Map.of("reason", suspension.reason()));
        });
    }

    /** @throws ParleyException {@code WEBHOOK_NOT_FOUND} */
    Webhook require(WebhookId id) {
        return Optional.ofNullable(webhooks.find(Filters.eq("_id", id.value())).first())
            .map(WebhookDocuments::read)
            .orElseThrow(WebhookStore::notFound);
    }

    /**
     * Suspends it, or ends that, once for each intent: it is off then, until the chat's admins switch it on.
     *
     * @param suspension null for none
     * @throws ParleyException {@code WEBHOOK_NOT_FOUND}
     */
    void suspend(Intent intent, WebhookId id, @Nullable Suspension suspension) {
        once.update(webhooks, id.value(), intent.key(), found -> {
            if (found.isEmpty()) {
                throw notFound();
            }
            return suspension == null
                ? Updates.combine(Updates.unset(Suspension.FIELD), Updates.unset(WebhookQueue.UNTOLD))
                : begunAnew(off(suspension));
        });
    }

    private static Bson off(Suspension suspension) {
        return Updates.combine(
            Updates.set(Suspension.FIELD, suspension.toDocument()),
            Updates.set("state", WebhookState.SWITCHED_OFF.name()),
            Updates.set("stateSince", Date.from(suspension.since())),
            Updates.set("behind", false),
            Updates.set(WebhookQueue.UNTOLD, true)
        );
    }

    /** The number of one more delivery that is not the sender's. */
    long countDelivery(WebhookId id) {
        var after = webhooks.findOneAndUpdate(Filters.eq("_id", id.value()), Updates.inc("deliveries", 1L));
        return after == null ? 1 : after.getLong("deliveries") + 1;
    }

    boolean exists(ChatId chatId, WebhookId id) {
        return webhooks.countDocuments(of(chatId, id)) > 0;
    }

    void delete(ChatId chatId, WebhookId id) {
        webhooks.deleteOne(of(chatId, id));
    }

    /** Notes how far the logs of chats reach, for their webhooks that are on. Whether there are any. */
    boolean reach(Map<ChatId, Long> heads) {
        var known = new ArrayList<WriteModel<Document>>();
        heads.forEach((chatId, head) ->
            known.add(
                new UpdateManyModel<>(
                    Filters.and(Filters.eq("chat", chatId.value()), Filters.eq("state", WebhookState.ON.name())),
                    Updates.combine(Updates.max("head", head), Updates.set("behind", true))
                )
            )
        );
        return webhooks.bulkWrite(known).getMatchedCount() > 0;
    }

    private static Bson of(ChatId chatId, WebhookId id) {
        return Filters.and(Filters.eq("_id", id.value()), Filters.eq("chat", chatId.value()));
    }

    static ParleyException notFound() {
        return new ParleyException(ErrorCode.WEBHOOK_NOT_FOUND);
    }
}
