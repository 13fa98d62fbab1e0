package dev.parley.api.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.chat.outbound.PostResult.Outcome;
import dev.parley.chat.user.UserId;
import dev.parley.chat.webhook.Delivery;
import dev.parley.chat.webhook.Webhook;
import dev.parley.chat.webhook.WebhookId;
import dev.parley.chat.webhook.WebhookState;
import dev.parley.chat.webhook.WebhookTopic;
import dev.parley.chat.webhook.Webhooks.Created;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of outgoing webhooks. */
final class WebhookResponses {

    private WebhookResponses() {}

    /** @param address http or https, of at most 2,000 characters */
    record CreateWebhookRequest(
        @NotNull @Size(max = 4_000) String address,
        @NotNull @Size(max = 10) List<@NotNull WebhookTopic> topics
    ) {}

    /** @param on whether it is to be told of anything; switched on, it goes on where it stopped */
    record ChangeWebhookRequest(
        @NotNull @Size(max = 4_000) String address,
        @NotNull @Size(max = 10) List<@NotNull WebhookTopic> topics,
        @JsonProperty(required = true) @NotNull Boolean on
    ) {}

    /** @param from the seq of the first event that is told again */
    record ReplayWebhookRequest(@JsonProperty(required = true) @NotNull Long from) {}

    /**
     * A webhook without its secret.
     *
     * @param responsible the admin who has made or last changed it: it ends with that one's rights
     * @param stateSince since when its state is what it is
     * @param passed the seq up to which it was told of all that it is to be told of
     * @param failingSince when the receiver began to fail; null while it does not
     * @param retryAt when it is tried again; null while it does not fail
     * @param suspendedFor why an administrator of the installation has switched it off; null unless one has
     */
    record WebhookResponse(
        WebhookId id,
        UserId responsible,
        String address,
        List<WebhookTopic> topics,
        WebhookState state,
        Instant stateSince,
        Instant createdAt,
        long passed,
        @Nullable Instant failingSince,
        @Nullable Instant retryAt,
        @Nullable String suspendedFor
    ) {
        static WebhookResponse of(Webhook webhook) {
            var suspension = webhook.suspension();
            return new WebhookResponse(
                webhook.id(),
                webhook.responsible(),
                webhook.address().toString(),
                webhook.topics().stream().sorted().toList(),
                webhook.state(),
                webhook.stateSince(),
                webhook.createdAt(),
                webhook.passed(),
                webhook.failingSince(),
                webhook.retryAt(),
                suspension == null ? null : suspension.reason()
            );
        }
    }

    record WebhookList(List<WebhookResponse> webhooks) {}

    /** @param secret what the receiver checks signatures by, which is never told again */
    record CreatedWebhook(WebhookResponse webhook, String secret) {
        static CreatedWebhook of(Created created) {
            return new CreatedWebhook(WebhookResponse.of(created.webhook()), created.secret().value());
        }

        /** Without the secret, so that it never reaches a log. */
        @Override
        public String toString() {
            return "CreatedWebhook[" + webhook + "]";
        }
    }

    /**
     * A request of a webhook and how it ended.
     *
     * @param seq the place of the event in the chat's log; null for what is in no log
     * @param status that of the answer; null where there was none
     * @param again whether an admin has asked for it
     */
    record DeliveryResponse(
        long number,
        String eventId,
        String type,
        @Nullable Long seq,
        Instant at,
        Outcome outcome,
        @Nullable Integer status,
        long durationMs,
        boolean again
    ) {
        static DeliveryResponse of(Delivery delivery) {
            return new DeliveryResponse(
                delivery.number(),
                delivery.eventId(),
                delivery.type(),
                delivery.seq(),
                delivery.at(),
                delivery.result().outcome(),
                delivery.result().status(),
                delivery.result().durationMs(),
                delivery.again()
            );
        }
    }

    /** @param deliveries the latest first; at most 200, none older than a week */
    record DeliveryList(List<DeliveryResponse> deliveries) {}
}
