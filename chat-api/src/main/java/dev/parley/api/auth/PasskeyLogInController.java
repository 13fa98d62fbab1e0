package dev.parley.api.auth;

import dev.parley.api.auth.PasskeyMessages.PasskeyAsked;
import dev.parley.api.auth.PasskeyMessages.PasskeyLoginRequest;
import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.chat.factor.PasskeyLogIns;
import dev.parley.chat.passkey.PasskeyChallenges;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Log in by a passkey, also in place of a code after the password. */
@RestController
@RequestMapping("/api/auth/passkey")
@SecurityRequirements
@RequiredArgsConstructor
class PasskeyLogInController {

    private final PasskeyLogIns logIns;
    private final LoginAnswers answers;
    private final DeviceCookie devices;

    /** The browser asks whoever sits before it which of their passkeys it is. */
    @PostMapping("/begin")
    @Limited(Limit.PASSKEY_LOGINS)
    PasskeyAsked begin() {
        var asked = logIns.begin();
        return new PasskeyAsked(asked.challenge(), asked.address().host(), PasskeyChallenges.LIFETIME.toMillis());
    }

    @PostMapping("/finish")
    @Limited(Limit.PASSKEY_LOGINS)
    ResponseEntity<LoginResponse> finish(@Valid @RequestBody PasskeyLoginRequest body, HttpServletRequest request) {
        var entered = logIns.finish(
            body.shown(),
            ClientAddress.of(request).key(),
            user -> devices.source(request, user.username()),
            RequestWhereabouts.of(request)
        );
        return answers.of(HttpStatus.OK, entered.login(), entered.user(), request);
    }
}
