package dev.parley.api.administration;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.user.UserMapper;
import dev.parley.api.user.UserResponse;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.webhook.AllWebhooks;
import dev.parley.chat.webhook.WebhookId;
import dev.parley.chat.webhook.WebhookState;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks of all chats, for administrators. */
@RestController
@RequestMapping("/api/admin/webhooks")
@RequiredArgsConstructor
class AllWebhooksController {

    private final AllWebhooks webhooks;
    private final UserMapper mapper;

    /**
     * @param title of the chat; empty where it is gone
     * @param responsible the admin who has made or last changed it; null where the account is gone
     * @param host to which it leads; the rest of its address may be a secret
     * @param stateSince since when its state is what it is
     * @param failingSince when the receiver began to fail; null while it does not
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
        @Nullable Instant failingSince
    ) {}

    /** @param next the cursor of the next page, null at the end */
    record AdministeredWebhookPage(List<AdministeredWebhook> webhooks, @Nullable WebhookId next) {}

    /** The latest first, 50 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    AdministeredWebhookPage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(required = false) @Nullable WebhookId cursor
    ) {
        var page = webhooks.list(login.userId(), cursor);
        return new AdministeredWebhookPage(page.webhooks().stream().map(this::response).toList(), page.next());
    }

    private AdministeredWebhook response(AllWebhooks.Listed listed) {
        var webhook = listed.webhook();
        var responsible = listed.responsible();
        return new AdministeredWebhook(
            webhook.id(),
            webhook.chatId(),
            listed.title(),
            responsible == null ? null : mapper.toResponse(responsible),
            webhook.address().getHost(),
            webhook.state(),
            webhook.stateSince(),
            webhook.createdAt(),
            webhook.failingSince()
        );
    }
}
