package dev.parley.api.administration;

import dev.parley.api.administration.AdministeredWebhooks.AdministeredIncomingWebhook;
import dev.parley.api.administration.AdministeredWebhooks.AdministeredIncomingWebhookPage;
import dev.parley.api.administration.AdministeredWebhooks.SuspendWebhookRequest;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.incoming.AllIncomingWebhooks;
import dev.parley.chat.incoming.IncomingWebhookId;
import dev.parley.chat.user.Intent;
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

/** The incoming webhooks of all chats, for administrators. */
@RestController
@RequestMapping("/api/admin/incoming-webhooks")
@RequiredArgsConstructor
class AllIncomingWebhooksController {

    private final AllIncomingWebhooks webhooks;
    private final UserMapper mapper;

    /** The latest first, 50 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    AdministeredIncomingWebhookPage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(required = false) @Nullable IncomingWebhookId cursor
    ) {
        var page = webhooks.list(login.userId(), cursor);
        return new AdministeredIncomingWebhookPage(
            page
                .webhooks()
                .stream()
                .map(named -> AdministeredIncomingWebhook.of(named, mapper))
                .toList(),
            page.next()
        );
    }

    /** Switches one off until an administrator allows it again. */
    @PutMapping("/{administeredWebhookId}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void suspend(
        Intent intent,
        @PathVariable IncomingWebhookId administeredWebhookId,
        @Valid @RequestBody SuspendWebhookRequest body
    ) {
        webhooks.suspend(intent, administeredWebhookId, body.reason());
    }

    /** It posts again. */
    @DeleteMapping("/{administeredWebhookId}/suspension")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void allow(Intent intent, @PathVariable IncomingWebhookId administeredWebhookId) {
        webhooks.allow(intent, administeredWebhookId);
    }
}
