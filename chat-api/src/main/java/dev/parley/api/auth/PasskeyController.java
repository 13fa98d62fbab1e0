package dev.parley.api.auth;

import dev.parley.api.auth.PasskeyMessages.AddPasskeyRequest;
import dev.parley.api.auth.PasskeyMessages.PasskeyAddressView;
import dev.parley.api.auth.PasskeyMessages.PasskeyList;
import dev.parley.api.auth.PasskeyMessages.PasskeySetUp;
import dev.parley.api.auth.PasskeyMessages.PasskeyView;
import dev.parley.api.auth.PasskeyMessages.ProofRequest;
import dev.parley.api.auth.PasskeyMessages.RenamePasskeyRequest;
import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.SecondFactorDuty;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.factor.PasskeyLogIns;
import dev.parley.chat.factor.Passkeys;
import dev.parley.chat.factor.Proof;
import dev.parley.chat.passkey.PasskeyId;
import dev.parley.chat.passkey.PasskeyStore;
import dev.parley.chat.user.Intent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
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

/** The passkeys of whoever is logged in. No API key can ask for these routes. */
@RestController
@RequestMapping("/api/me/passkeys")
@RequiredArgsConstructor
class PasskeyController {

    private final Passkeys passkeys;
    private final PasskeyLogIns logIns;
    private final SecondFactorDuty duty;

    @GetMapping
    PasskeyList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new PasskeyList(
            passkeys.list(login.userId()).stream().map(PasskeyView::of).toList(),
            PasskeyStore.MOST,
            passkeys.areAllowed(login.userId()),
            duty.isPasskeyRequired(login.userId()),
            PasskeyAddressView.of(logIns.address())
        );
    }

    /** Begins to add one. A repeat makes another challenge. */
    @PostMapping("/setup")
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    @ResponseStatus(HttpStatus.CREATED)
    PasskeySetUp begin(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody ProofRequest body,
        HttpServletRequest request
    ) {
        return PasskeySetUp.of(passkeys.begin(login.userId(), proof(body, login, request)));
    }

    /** Adds the one that the browser has made. */
    @PostMapping
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    @ResponseStatus(HttpStatus.CREATED)
    PasskeyView add(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody AddPasskeyRequest body,
        HttpServletRequest request
    ) {
        return PasskeyView.of(passkeys.add(login.userId(), body.name(), body.made(), source(login, request)));
    }

    @PutMapping("/{passkeyId}")
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    PasskeyView rename(
        Intent intent,
        @PathVariable PasskeyId passkeyId,
        @Valid @RequestBody RenamePasskeyRequest body
    ) {
        return PasskeyView.of(passkeys.rename(intent, passkeyId, body.name()));
    }

    /** One that is gone already, or is another's, stays as it is. */
    @DeleteMapping("/{passkeyId}")
    @Limited(Limit.SECOND_FACTOR_CHANGES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable PasskeyId passkeyId,
        @Valid @RequestBody ProofRequest body,
        HttpServletRequest request
    ) {
        passkeys.remove(login.userId(), passkeyId, proof(body, login, request));
    }

    private static Proof proof(ProofRequest body, AuthenticatedLogin login, HttpServletRequest request) {
        return new Proof(body.password(), body.code(), source(login, request));
    }

    /** As wherever a password is asked for once more: who is logged in is limited by this login alone. */
    private static PasswordSource source(AuthenticatedLogin login, HttpServletRequest request) {
        return PasswordSource.ofLogin(ClientAddress.of(request).key(), login.sessionId());
    }
}
