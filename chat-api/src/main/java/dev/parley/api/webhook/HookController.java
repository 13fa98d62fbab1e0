package dev.parley.api.webhook;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.HookGuesses;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.RouteLimits;
import dev.parley.api.security.IntentArgument;
import dev.parley.api.webhook.IncomingWebhookResponses.PostByWebhookRequest;
import dev.parley.api.webhook.IncomingWebhookResponses.PostedByWebhook;
import dev.parley.chat.incoming.IncomingSecret;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.incoming.IncomingWebhooks;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Posting into a chat by the address of an incoming webhook, which is all that it takes. */
@RestController
@RequestMapping("/api/hooks")
@RequiredArgsConstructor
class HookController {

    private final IncomingWebhooks webhooks;
    private final HookGuesses guesses;
    private final RouteLimits limits;
    private final IntentArgument intents;

    /** The {@code Idempotency-Key} is the message's client id. */
    @PostMapping("/{webhookId}/{secret}")
    @SecurityRequirements
    @ResponseStatus(HttpStatus.CREATED)
    PostedByWebhook post(
        @PathVariable IncomingWebhookId webhookId,
        @PathVariable String secret,
        @Valid @RequestBody PostByWebhookRequest body,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        String address = ClientAddress.of(request).key();
        var webhook = guesses.find(address, () -> webhooks.authenticate(webhookId, new IncomingSecret(secret)));
        limits.require(Limit.HOOK_MESSAGES, webhookId.value(), response);
        var posted = webhooks.post(webhook, intents.clientId(request), body.text(), body.name(), body.picture());
        return new PostedByWebhook(posted.chatId(), posted.seq());
    }
}
