package dev.parley.api.moderation;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.moderation.FilterResponses.HeldMessageDecision;
import dev.parley.api.moderation.FilterResponses.HeldMessagePage;
import dev.parley.api.moderation.FilterResponses.RefuseRequest;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.held.HeldMessage;
import dev.parley.chat.held.HeldMessageId;
import dev.parley.chat.moderation.HeldQueue;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages that wait for an administrator, for administrators. */
@RestController
@RequestMapping("/api/admin/held-messages")
@RequiredArgsConstructor
class HeldQueueController {

    private final HeldQueue queue;
    private final ModerationMapper mapper;

    /** The eldest first; 20 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    HeldMessagePage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(required = false) @Nullable HeldMessageId cursor
    ) {
        return mapper.held(queue.list(login.userId(), cursor));
    }

    /** Sends the message as its sender, now, if they can still send it. */
    @PostMapping("/{heldId}/approve")
    HeldMessageDecision approve(Intent intent, @PathVariable HeldMessageId heldId) {
        return decision(queue.approve(intent, heldId));
    }

    /** The message is not sent; its sender is told the reason. */
    @PostMapping("/{heldId}/refuse")
    HeldMessageDecision refuse(
        Intent intent,
        @PathVariable HeldMessageId heldId,
        @Valid @RequestBody RefuseRequest body
    ) {
        return decision(queue.refuse(intent, heldId, body.reason()));
    }

    private static HeldMessageDecision decision(HeldMessage message) {
        return new HeldMessageDecision(message.state() == HeldMessage.State.SENT, message.refused());
    }
}
