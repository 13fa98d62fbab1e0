package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.HoldRequest;
import dev.parley.api.administration.AdministrationResponses.RetentionRequest;
import dev.parley.api.administration.AdministrationResponses.RetentionResponse;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.retention.RetentionRule;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For how long messages are kept, and the holds that win over it, for administrators. */
@RestController
@RequestMapping("/api/admin/retention")
@RequiredArgsConstructor
class RetentionController {

    private final RetentionRule rule;
    private final AdministrationMapper mapper;

    @GetMapping
    RetentionResponse get(@AuthenticationPrincipal AuthenticatedLogin login) {
        return answer(login.userId());
    }

    /** What is older is removed from then on, and does not come back. */
    @PutMapping
    RetentionResponse change(Intent intent, @Valid @RequestBody RetentionRequest body) {
        rule.keepFor(intent, body.days());
        return answer(intent.actor());
    }

    /** Keeps all messages of a chat, or no more; {@code UNAVAILABLE} while some are just being removed. */
    @PutMapping("/holds/{heldId}")
    RetentionResponse hold(Intent intent, @PathVariable ChatId heldId, @Valid @RequestBody HoldRequest body) {
        rule.hold(intent, heldId, body.held());
        return answer(intent.actor());
    }

    private RetentionResponse answer(UserId asking) {
        return new RetentionResponse(rule.days(asking), mapper.holds(rule.holds(asking)));
    }
}
