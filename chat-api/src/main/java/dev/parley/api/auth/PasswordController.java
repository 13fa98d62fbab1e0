package dev.parley.api.auth;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.auth.PasswordChanges;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.user.Intent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The password of whoever is logged in. */
@RestController
@RequestMapping("/api/me/password")
@RequiredArgsConstructor
class PasswordController {

    private final PasswordChanges passwords;

    /** Changes the password, and ends every other login. API keys stay. */
    @PutMapping
    @Limited(Limit.PASSWORD_CHANGES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
        Intent intent,
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody AuthRequests.ChangePasswordRequest body,
        HttpServletRequest request
    ) {
        var source = PasswordSource.ofLogin(ClientAddress.of(request).key(), login.sessionId());
        passwords.change(intent, login.sessionId(), body.password(), body.newPassword(), source);
    }
}
