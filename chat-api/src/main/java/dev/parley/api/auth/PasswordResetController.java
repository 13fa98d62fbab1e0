package dev.parley.api.auth;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.AccountLinkGuesses;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.limit.RateLimits;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.PasswordResets;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** New passwords for those who have forgotten theirs. */
@RestController
@RequestMapping("/api/auth/password-resets")
@SecurityRequirements
@RequiredArgsConstructor
class PasswordResetController {

    private final PasswordResets resets;
    private final DeviceCookie devices;
    private final RateLimits limits;
    private final AccountLinkGuesses guesses;

    /** @param name a user name or an e-mail address */
    record AskResetRequest(@NotBlank @Size(max = 500) String name, @NotNull MailLanguage language) {
        @Override
        public String toString() {
            return "AskResetRequest[]";
        }
    }

    record LookResetRequest(@NotNull @Size(max = 500) String token) {
        @Override
        public String toString() {
            return "LookResetRequest[]";
        }
    }

    record ResetLook(String username) {}

    record ResetPasswordRequest(@NotNull @Size(max = 500) String token, @NotNull @Size(max = 500) String newPassword) {
        @Override
        public String toString() {
            return "ResetPasswordRequest[]";
        }
    }

    /** Has a link sent to the confirmed address of whoever has this name. The answer is the same whether anybody has. */
    @PostMapping
    @Limited(Limit.RESETS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(@Valid @RequestBody AskResetRequest body) {
        limits.require(Limit.RESETS_OF_NAME, Accounts.normalised(body.name()));
        resets.ask(body.name().strip(), body.language());
    }

    /** Whose password the link with this token resets. */
    @PostMapping("/look")
    ResetLook look(@Valid @RequestBody LookResetRequest body, HttpServletRequest request) {
        String address = ClientAddress.of(request).key();
        return new ResetLook(guesses.follow(address, () -> resets.look(body.token())).username());
    }

    /** Gives the user of the link a new password. Every login ends; this browser counts as one that the account knows. */
    @PostMapping("/finish")
    ResponseEntity<Void> finish(@Valid @RequestBody ResetPasswordRequest body, HttpServletRequest request) {
        String address = ClientAddress.of(request).key();
        var user = guesses.follow(address, () ->
            resets.reset(body.token(), body.newPassword(), new PasswordSource(address, null))
        );
        return ResponseEntity.noContent()
            .header(HttpHeaders.SET_COOKIE, devices.knowing(request, user.username()))
            .build();
    }
}
