package dev.parley.api.webhook;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.UserCaller;
import dev.parley.api.webhook.WebhookResponses.ChangeWebhookRequest;
import dev.parley.api.webhook.WebhookResponses.CreateWebhookRequest;
import dev.parley.api.webhook.WebhookResponses.CreatedWebhook;
import dev.parley.api.webhook.WebhookResponses.DeliveryList;
import dev.parley.api.webhook.WebhookResponses.DeliveryResponse;
import dev.parley.api.webhook.WebhookResponses.ReplayWebhookRequest;
import dev.parley.api.webhook.WebhookResponses.WebhookList;
import dev.parley.api.webhook.WebhookResponses.WebhookResponse;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import dev.parley.chat.webhook.WebhookId;
import dev.parley.chat.webhook.Webhooks;
import jakarta.validation.Valid;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outgoing webhooks of a chat, for its owner and admins. */
@RestController
@RequestMapping("/api/chats/{chatId}/webhooks")
@RequiredArgsConstructor
class WebhookController {

    private final Webhooks webhooks;

    @GetMapping
    WebhookList list(@AuthenticationPrincipal UserCaller caller, @PathVariable ChatId chatId) {
        return new WebhookList(webhooks.list(caller.userId(), chatId).stream().map(WebhookResponse::of).toList());
    }

    /** Makes a webhook, whose secret is told this once. A repeat makes another in place of the first. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedWebhook create(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody CreateWebhookRequest body) {
        return CreatedWebhook.of(webhooks.create(intent, chatId, body.address(), Set.copyOf(body.topics())));
    }

    @PutMapping("/{webhookId}")
    WebhookResponse change(
        Intent intent,
        @PathVariable ChatId chatId,
        @PathVariable WebhookId webhookId,
        @Valid @RequestBody ChangeWebhookRequest body
    ) {
        return WebhookResponse.of(
            webhooks.update(intent, chatId, webhookId, body.address(), Set.copyOf(body.topics()), body.on())
        );
    }

    @DeleteMapping("/{webhookId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable WebhookId webhookId
    ) {
        webhooks.delete(login.userId(), chatId, webhookId);
    }

    /** Gives the webhook another secret, which is told this once. */
    @PostMapping("/{webhookId}/secret")
    CreatedWebhook rotate(Intent intent, @PathVariable ChatId chatId, @PathVariable WebhookId webhookId) {
        return CreatedWebhook.of(webhooks.rotate(intent, chatId, webhookId));
    }

    /** Tells the receiver everything from a place of the log on once more. */
    @PostMapping("/{webhookId}/replay")
    @Limited(Limit.SENT_AGAIN)
    WebhookResponse replay(
        Intent intent,
        @PathVariable ChatId chatId,
        @PathVariable WebhookId webhookId,
        @Valid @RequestBody ReplayWebhookRequest body
    ) {
        return WebhookResponse.of(webhooks.replay(intent, chatId, webhookId, body.from()));
    }

    @GetMapping("/{webhookId}/deliveries")
    DeliveryList deliveries(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable WebhookId webhookId
    ) {
        return new DeliveryList(
            webhooks.deliveries(login.userId(), chatId, webhookId).stream().map(DeliveryResponse::of).toList()
        );
    }

    /** Sends once more what a delivery has told, and waits for the end of it. */
    @PostMapping("/{webhookId}/deliveries/{number}/again")
    @Limited(Limit.SENT_AGAIN)
    DeliveryResponse sendAgain(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable WebhookId webhookId,
        @PathVariable long number
    ) {
        return DeliveryResponse.of(webhooks.sendAgain(login.userId(), chatId, webhookId, number));
    }
}
