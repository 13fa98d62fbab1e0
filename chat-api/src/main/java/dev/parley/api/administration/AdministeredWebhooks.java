package dev.parley.api.administration;

import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.incoming.IncomingWebhook;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.outbound.PostResult.Outcome;
import dev.parley.chat.webhook.NamedWebhooks.Named;
import dev.parley.chat.webhook.Suspension;
import dev.parley.chat.webhook.Webhook;
import dev.parley.chat.webhook.WebhookId;
import dev.parley.chat.webhook.WebhookState;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes by which administrators look after webhooks. */
final class AdministeredWebhooks {

    private AdministeredWebhooks() {}

    /** @param reason what the owner and the admins of the chat are told; may be empty */
    record SuspendWebhookRequest(@NotNull @Size(max = 1_000) String reason) {}

    /** @param status of the answer; null where there was none */
    record WebhookFailureResponse(Instant at, Outcome outcome, @Nullable Integer status) {
        static @Nullable WebhookFailureResponse of(Webhook.@Nullable Failure failure) {
            return failure == null
                ? null
                : new WebhookFailureResponse(failure.at(), failure.outcome(), failure.status());
        }
    }

    /** That an administrator has switched a webhook off. */
    record SuspensionResponse(String reason, Instant since) {
        static @Nullable SuspensionResponse of(@Nullable Suspension suspension) {
            return suspension == null ? null : new SuspensionResponse(suspension.reason(), suspension.since());
        }
    }

    /**
     * @param title of the chat; empty where it is gone
     * @param responsible the admin who has made or last changed it; null where the account is gone
     * @param host to which it leads; the rest of its address may be a secret
     * @param stateSince since when its state is what it is
     * @param failingSince when the receiver began to fail; null while it does not
     * @param lastFailure also where the receiver has answered since; null where it has never failed
     * @param suspension null unless an administrator has switched it off
     */
    record AdministeredWebhook(
        WebhookId id,
        ChatId chatId,
        String title,
        @Nullable UserResponse responsible,
        String host,
        WebhookState state,
        Instant stateSince,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable WebhookFailureResponse lastFailure,
        @Nullable SuspensionResponse suspension
    ) {
        static AdministeredWebhook of(Named<Webhook> named, UserMapper mapper) {
            var webhook = named.webhook();
            var responsible = named.person();
            return new AdministeredWebhook(
                webhook.id(),
                webhook.chatId(),
                named.title(),
                responsible == null ? null : mapper.toResponse(responsible),
                webhook.address().getHost(),
                webhook.state(),
                webhook.stateSince(),
                webhook.createdAt(),
                webhook.failingSince(),
                WebhookFailureResponse.of(webhook.lastFailure()),
                SuspensionResponse.of(webhook.suspension())
            );
        }
    }

    /** @param next the cursor of the next page, null at the end */
    record AdministeredWebhookPage(List<AdministeredWebhook> webhooks, @Nullable WebhookId next) {}

    /**
     * @param title of the chat; empty where it is gone
     * @param maker the admin who has made it; null where the account is gone
     * @param name as whom it posts unless a message says otherwise
     * @param picture one emoji, or null
     * @param lastUsedAt up to a minute early; null when it was never used
     * @param suspension null unless an administrator keeps it from posting
     */
    record AdministeredIncomingWebhook(
        IncomingWebhookId id,
        ChatId chatId,
        String title,
        @Nullable UserResponse maker,
        String name,
        @Nullable String picture,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable SuspensionResponse suspension
    ) {
        static AdministeredIncomingWebhook of(Named<IncomingWebhook> named, UserMapper mapper) {
            var webhook = named.webhook();
            var maker = named.person();
            return new AdministeredIncomingWebhook(
                webhook.id(),
                webhook.chatId(),
                named.title(),
                maker == null ? null : mapper.toResponse(maker),
                webhook.author().name(),
                webhook.author().picture(),
                webhook.createdAt(),
                webhook.lastUsedAt(),
                SuspensionResponse.of(webhook.suspension())
            );
        }
    }

    /** @param next the cursor of the next page, null at the end */
    record AdministeredIncomingWebhookPage(
        List<AdministeredIncomingWebhook> webhooks,
        @Nullable IncomingWebhookId next
    ) {}
}
