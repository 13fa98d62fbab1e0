package dev.parley.api.email;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.AccountLinkGuesses;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.limit.RateLimits;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.email.AccountMails;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.email.EmailAddresses;
import dev.parley.chat.email.MailLanguage;
import dev.parley.chat.email.UserAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** One's own e-mail address. Nobody else learns of it, and no API key can ask for it. */
@RestController
@RequestMapping("/api/me/email")
@RequiredArgsConstructor
class EmailController {

    private final EmailAddresses addresses;
    private final AccountMails mails;
    private final RateLimits limits;
    private final AccountLinkGuesses guesses;

    /**
     * @param available whether this server sends mails
     * @param email the confirmed address, or null
     * @param unconfirmed the address that waits to be confirmed, or null
     */
    record OwnEmail(boolean available, @Nullable String email, @Nullable String unconfirmed) {
        @Override
        public String toString() {
            return "OwnEmail[]";
        }
    }

    record EmailRequest(
        @NotNull @Size(max = 500) String password,
        @NotNull @Size(max = 500) String email,
        @NotNull MailLanguage language
    ) {
        @Override
        public String toString() {
            return "EmailRequest[]";
        }
    }

    record RemoveEmailRequest(@NotNull @Size(max = 500) String password) {
        @Override
        public String toString() {
            return "RemoveEmailRequest[]";
        }
    }

    record ConfirmEmailRequest(@NotNull @Size(max = 500) String token) {
        @Override
        public String toString() {
            return "ConfirmEmailRequest[]";
        }
    }

    @GetMapping
    OwnEmail own(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new OwnEmail(
            mails.areSent(),
            addresses.find(login.userId()).map(EmailController::text).orElse(null),
            addresses.asked(login.userId()).map(EmailController::text).orElse(null)
        );
    }

    private static String text(UserAddress each) {
        return each.address().text();
    }

    /** Has a mail sent to the address, by whose link it is confirmed. Until then the former one counts. */
    @PutMapping
    @Limited(Limit.EMAIL_CHANGES)
    @ResponseStatus(HttpStatus.ACCEPTED)
    OwnEmail change(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody EmailRequest body,
        HttpServletRequest request
    ) {
        var address = EmailAddress.parse(body.email());
        limits.require(Limit.MAILS, "confirm/" + address.key());
        addresses.ask(
            login.userId(),
            new UserAddress(address, body.language()),
            body.password(),
            source(login, request)
        );
        return own(login);
    }

    /** Forgets the address, and the one that waits to be confirmed. */
    @DeleteMapping
    @Limited(Limit.EMAIL_CHANGES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody RemoveEmailRequest body,
        HttpServletRequest request
    ) {
        addresses.remove(login.userId(), body.password(), source(login, request));
    }

    /** Confirms the address that the link with this token was sent to. */
    @PostMapping("/confirmation")
    OwnEmail confirm(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody ConfirmEmailRequest body,
        HttpServletRequest request
    ) {
        guesses.follow(ClientAddress.of(request).key(), () -> {
            addresses.confirm(login.userId(), body.token());
            return true;
        });
        return own(login);
    }

    private static PasswordSource source(AuthenticatedLogin login, HttpServletRequest request) {
        return PasswordSource.ofLogin(ClientAddress.of(request).key(), login.sessionId());
    }
}
