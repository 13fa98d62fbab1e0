package dev.parley.api.webhook;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.webhook.IncomingWebhookResponses.CreateIncomingWebhookRequest;
import dev.parley.api.webhook.IncomingWebhookResponses.CreatedIncomingWebhook;
import dev.parley.api.webhook.IncomingWebhookResponses.IncomingWebhookList;
import dev.parley.api.webhook.IncomingWebhookResponses.IncomingWebhookResponse;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.incoming.IncomingWebhooks;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The incoming webhooks of a chat, for its owner and admins. */
@RestController
@RequestMapping("/api/chats/{chatId}/incoming-webhooks")
@RequiredArgsConstructor
class IncomingWebhookController {

    private final IncomingWebhooks webhooks;

    @GetMapping
    IncomingWebhookList list(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable ChatId chatId) {
        return new IncomingWebhookList(
            webhooks.list(login.userId(), chatId).stream().map(IncomingWebhookResponse::of).toList()
        );
    }

    /** Makes an incoming webhook, whose address is told this once. A repeat makes another in place of the first. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedIncomingWebhook create(
        Intent intent,
        @PathVariable ChatId chatId,
        @Valid @RequestBody CreateIncomingWebhookRequest body
    ) {
        return CreatedIncomingWebhook.of(webhooks.create(intent, chatId, body.name(), body.picture()));
    }

    /** Ends an incoming webhook at once. */
    @DeleteMapping("/{webhookId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable IncomingWebhookId webhookId
    ) {
        webhooks.delete(login.userId(), chatId, webhookId);
    }
}
