package dev.parley.api.administration;

import dev.parley.api.administration.AdministeredWebhooks.AdministeredWebhook;
import dev.parley.api.administration.AdministeredWebhooks.AdministeredWebhookPage;
import dev.parley.api.administration.AdministeredWebhooks.SuspendWebhookRequest;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.user.Intent;
import dev.parley.chat.webhook.AllWebhooks;
import dev.parley.chat.webhook.WebhookId;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outgoing webhooks of all chats, for administrators. */
@RestController
@RequestMapping("/api/admin/webhooks")
@RequiredArgsConstructor
class AllWebhooksController {

    private final AllWebhooks webhooks;
    private final UserMapper mapper;

    /** The latest first, 50 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    AdministeredWebhookPage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(required = false) @Nullable WebhookId cursor
    ) {
        var page = webhooks.list(login.userId(), cursor);
        return new AdministeredWebhookPage(
            page
                .webhooks()
                .stream()
                .map(named -> AdministeredWebhook.of(named, mapper))
                .toList(),
            page.next()
        );
    }

    /** Switches one off until an administrator allows it again. */
    @PutMapping("/{administeredWebhookId}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void suspend(
        Intent intent,
        @PathVariable WebhookId administeredWebhookId,
        @Valid @RequestBody SuspendWebhookRequest body
    ) {
        webhooks.suspend(intent, administeredWebhookId, body.reason());
    }

    /** The admins of its chat may switch it on again. */
    @DeleteMapping("/{administeredWebhookId}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void allow(Intent intent, @PathVariable WebhookId administeredWebhookId) {
        webhooks.allow(intent, administeredWebhookId);
    }
}
