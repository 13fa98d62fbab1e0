package dev.parley.api.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.chat.incoming.IncomingWebhook;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.incoming.IncomingWebhooks.Created;
import dev.parley.chat.incoming.IncomingWebhooks.Listed;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.UserId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes of incoming webhooks. */
final class IncomingWebhookResponses {

    private IncomingWebhookResponses() {}

    /** @param picture one emoji, or null */
    record CreateIncomingWebhookRequest(
        @NotNull @Size(max = 500) String name,
        @JsonProperty(required = true) @Nullable @Size(max = 100) String picture
    ) {}

    /**
     * An incoming webhook without its secret.
     *
     * @param maker the admin who has made it: it ends with that one's rights
     * @param lastUsedAt up to a minute early; null when it was never used
     * @param works whether what comes by it is posted: not while it is suspended, and not once its maker may not make webhooks
     *     in the chat any more
     * @param suspendedFor why an administrator of the installation keeps it from posting; null unless one does
     */
    record IncomingWebhookResponse(
        IncomingWebhookId id,
        UserId maker,
        String name,
        @Nullable String picture,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        boolean works,
        @Nullable String suspendedFor
    ) {
        static IncomingWebhookResponse of(Listed listed) {
            return of(listed.webhook(), listed.works());
        }

        static IncomingWebhookResponse of(IncomingWebhook webhook, boolean works) {
            var suspension = webhook.suspension();
            return new IncomingWebhookResponse(
                webhook.id(),
                webhook.maker(),
                webhook.author().name(),
                webhook.author().picture(),
                webhook.createdAt(),
                webhook.lastUsedAt(),
                works,
                suspension == null ? null : suspension.reason()
            );
        }
    }

    record IncomingWebhookList(List<IncomingWebhookResponse> webhooks) {}

    /** @param path the address to post to, without the server's own, which is never told again */
    record CreatedIncomingWebhook(IncomingWebhookResponse webhook, String path) {
        static CreatedIncomingWebhook of(Created created) {
            var webhook = created.webhook();
            return new CreatedIncomingWebhook(
                IncomingWebhookResponse.of(webhook, true),
                "/api/hooks/" + webhook.id() + "/" + created.secret().value()
            );
        }

        /** Without the path, so that it never reaches a log. */
        @Override
        public String toString() {
            return "CreatedIncomingWebhook[" + webhook + "]";
        }
    }

    /**
     * What is posted.
     *
     * @param name in place of the webhook's own, or null
     * @param picture one emoji in place of the webhook's own, or null
     */
    record PostByWebhookRequest(
        @NotNull @Size(max = 40_000) String text,
        @Nullable @Size(max = 500) String name,
        @Nullable @Size(max = 100) String picture
    ) {}

    record PostedByWebhook(ChatId chatId, long seq) {}
}
