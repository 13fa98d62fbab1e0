package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.RegistrationInviteLook;
import dev.parley.api.administration.AdministrationResponses.RegistrationLinkLook;
import dev.parley.api.administration.AdministrationResponses.RegistrationLinkRequest;
import dev.parley.api.administration.AdministrationResponses.RegistrationMailRequest;
import dev.parley.api.administration.AdministrationResponses.RegistrationResponse;
import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.AccountLinkGuesses;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.chat.administration.RegistrationInvites;
import dev.parley.chat.administration.RegistrationMode;
import dev.parley.chat.administration.Registrations;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.email.EmailDomain;
import dev.parley.chat.email.RegistrationAddresses;
import dev.parley.chat.email.UserAddress;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may register, for everybody. */
@RestController
@RequestMapping("/api/registration")
@RequiredArgsConstructor
class RegistrationController {

    private final Registrations registrations;
    private final RegistrationInvites invites;
    private final RegistrationAddresses addresses;
    private final AccountLinkGuesses guesses;

    @GetMapping
    @SecurityRequirements
    RegistrationResponse get() {
        var mode = registrations.openTo();
        var domains = mode == RegistrationMode.BY_EMAIL ? registrations.rule().domains() : List.<EmailDomain>of();
        return new RegistrationResponse(mode, domains.stream().map(EmailDomain::text).toList());
    }

    /** Has a link to register by sent to an address. The answer is the same whether somebody has it. */
    @PostMapping("/mails")
    @Limited(Limit.REGISTRATION_MAILS)
    @SecurityRequirements
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(@Valid @RequestBody RegistrationMailRequest body) {
        registrations.askLink(new UserAddress(EmailAddress.parse(body.email()), body.language()));
    }

    /** To which address the link with this token was sent. */
    @PostMapping("/mails/look")
    @SecurityRequirements
    RegistrationLinkLook lookAtLink(@Valid @RequestBody RegistrationLinkRequest body, HttpServletRequest request) {
        String address = ClientAddress.of(request).key();
        return new RegistrationLinkLook(guesses.follow(address, () -> addresses.look(body.token())).text());
    }

    /** Whether one may register by the invite. */
    @GetMapping("/invites/{token}")
    @Limited(Limit.INVITES)
    @SecurityRequirements
    RegistrationInviteLook look(@PathVariable String token) {
        return new RegistrationInviteLook(invites.look(token).expiresAt());
    }
}
