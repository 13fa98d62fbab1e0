package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.SecondFactorDemandRequest;
import dev.parley.api.administration.AdministrationResponses.SecondFactorDemandResponse;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.SecondFactorDuty;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has to have a passkey, for administrators. */
@RestController
@RequestMapping("/api/admin/passkeys")
@RequiredArgsConstructor
class PasskeyRuleController {

    private final SecondFactorDuty duty;

    @GetMapping
    SecondFactorDemandResponse get(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new SecondFactorDemandResponse(duty.passkeyRule(login.userId()));
    }

    /** Whoever demands one of others has one. */
    @PutMapping
    SecondFactorDemandResponse change(Intent intent, @Valid @RequestBody SecondFactorDemandRequest body) {
        duty.changePasskeys(intent, body.required());
        return new SecondFactorDemandResponse(duty.passkeyRule());
    }
}
