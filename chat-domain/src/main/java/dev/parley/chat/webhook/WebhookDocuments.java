package dev.parley.chat.webhook;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.outbound.PostResult;
import dev.parley.chat.outbound.PostResult.Outcome;
import dev.parley.chat.outbound.WebhookSecret;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.Webhook.Failure;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Webhooks as MongoDB documents. */
final class WebhookDocuments {

    static final String LAST_FAILURE = "lastFailure";

    private WebhookDocuments() {}

    /** A new one, which is told of what comes after the chat's present event. */
    static Document fresh(Webhook webhook, WebhookSecret secret, String clientId) {
        return new Document("_id", webhook.id().value())
            .append("chat", webhook.chatId().value())
            .append("responsible", webhook.responsible().value())
            .append("maker", webhook.responsible().value())
            .append("clientId", clientId)
            .append("address", webhook.address().toString())
            .append("topics", topics(webhook.topics()))
            .append("state", webhook.state().name())
            .append("stateSince", Date.from(webhook.stateSince()))
            .append("createdAt", Date.from(webhook.createdAt()))
            .append("secret", secret.value())
            .append("passed", webhook.passed())
            .append("head", webhook.passed())
            .append("sent", 0L)
            .append("passing", 0L)
            .append("behind", false)
            .append("failures", 0)
            .append("retryAt", Date.from(Instant.EPOCH))
            .append("leaseUntil", Date.from(Instant.EPOCH))
            .append("deliveries", 0L);
    }

    static List<String> topics(Collection<WebhookTopic> topics) {
        return topics.stream().map(WebhookTopic::name).sorted().toList();
    }

    static Webhook read(Document document) {
        var failingSince = instant(document, "failingSince");
        var suspension = Suspension.in(document).orElse(null);
        return new Webhook(
            new WebhookId(document.getString("_id")),
            new ChatId(document.getString("chat")),
            new UserId(document.getString("responsible")),
            URI.create(document.getString("address")),
            readTopics(document),
            suspension == null ? WebhookState.valueOf(document.getString("state")) : WebhookState.SUSPENDED,
            document.getDate("stateSince").toInstant(),
            document.getDate("createdAt").toInstant(),
            document.getLong("passed"),
            failingSince,
            failingSince == null ? null : instant(document, "retryAt"),
            lastFailure(document),
            suspension
        );
    }

    static Document failure(PostResult result, Instant now) {
        return new Document("at", Date.from(now))
            .append("outcome", result.outcome().name())
            .append("status", result.status());
    }

    private static @Nullable Failure lastFailure(Document document) {
        var failure = document.get(LAST_FAILURE, Document.class);
        return failure == null
            ? null
            : new Failure(
                  failure.getDate("at").toInstant(),
                  Outcome.valueOf(failure.getString("outcome")),
                  failure.getInteger("status")
              );
    }

    private static Set<WebhookTopic> readTopics(Document document) {
        return document.getList("topics", String.class).stream().map(WebhookTopic::valueOf).collect(Collectors.toSet());
    }

    /** The newest one, and the one before it as long as that still counts. */
    static List<WebhookSecret> secrets(Document document, Instant now) {
        var secrets = new ArrayList<WebhookSecret>();
        secrets.add(new WebhookSecret(document.getString("secret")));
        var until = instant(document, "formerUntil");
        if (until != null && until.isAfter(now)) {
            secrets.add(new WebhookSecret(document.getString("former")));
        }
        return secrets;
    }

    private static @Nullable Instant instant(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
