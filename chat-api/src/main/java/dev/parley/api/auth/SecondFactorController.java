package dev.parley.api.auth;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.SecondFactorDuty;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.factor.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of whoever is logged in. No API key can ask for these routes. */
@RestController
@RequestMapping("/api/me/second-factor")
@RequiredArgsConstructor
class SecondFactorController {

    private final SecondFactors factors;
    private final SecondFactorDuty duty;

    /**
     * @param since when it was turned on; null where it is off
     * @param recoveryCodes how many are left
     * @param required whether an administrator has decided that the user has to have one
     */
    record SecondFactorResponse(@Nullable Instant since, int recoveryCodes, boolean required) {}

    /**
     * What is to be put into an app for one-time passwords. It is never told again.
     *
     * @param secret to be typed, as Base32
     * @param uri the same for a QR code
     * @param expiresInMs until when it has to be proved by a code, from now
     */
    record SecondFactorSetUp(String secret, String uri, long expiresInMs) {
        /** Without the secret, so that it never reaches a log. */
        @Override
        public String toString() {
            return "SecondFactorSetUp[]";
        }
    }

    /** @param recoveryCodes each of which replaces a code of the app once; they are never told again */
    record RecoveryCodesResponse(List<String> recoveryCodes) {
        /** Without the codes, so that they never reach a log. */
        @Override
        public String toString() {
            return "RecoveryCodesResponse[]";
        }
    }

    @GetMapping
    SecondFactorResponse get(@AuthenticationPrincipal AuthenticatedLogin login) {
        var status = factors.status(login.userId());
        return new SecondFactorResponse(status.since(), status.recoveryCodes(), duty.isRequired(login.userId()));
    }

    /** Makes a secret, which is good for nothing until a code proves that somebody has it. A repeat makes another one. */
    @PostMapping("/setup")
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    @ResponseStatus(HttpStatus.CREATED)
    SecondFactorSetUp begin(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody AuthRequests.BeginSecondFactorRequest body,
        HttpServletRequest request
    ) {
        var begun = factors.begin(login.userId(), body.password(), source(login, request));
        return new SecondFactorSetUp(begun.secret(), begun.uri(), begun.lifetime().toMillis());
    }

    /** Turns it on, by a code of the new secret. */
    @PutMapping
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    RecoveryCodesResponse turnOn(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody AuthRequests.CodeRequest body,
        HttpServletRequest request
    ) {
        return new RecoveryCodesResponse(factors.turnOn(login.userId(), body.code(), source(login, request)));
    }

    /** Turns it off. */
    @DeleteMapping
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void turnOff(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody AuthRequests.PasswordAndCodeRequest body,
        HttpServletRequest request
    ) {
        factors.turnOff(login.userId(), body.password(), body.code(), source(login, request));
    }

    /** Makes other recovery codes; the former ones work no more. */
    @PostMapping("/recovery-codes")
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    @ResponseStatus(HttpStatus.CREATED)
    RecoveryCodesResponse renew(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody AuthRequests.PasswordAndCodeRequest body,
        HttpServletRequest request
    ) {
        return new RecoveryCodesResponse(
            factors.renewCodes(login.userId(), body.password(), body.code(), source(login, request))
        );
    }

    /** As wherever a password is asked for once more: who is logged in is limited by this login alone. */
    private static PasswordSource source(AuthenticatedLogin login, HttpServletRequest request) {
        return PasswordSource.ofLogin(ClientAddress.of(request).key(), login.sessionId());
    }
}
