package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.RegistrationInviteLook;
import dev.parley.api.administration.AdministrationResponses.RegistrationResponse;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.chat.administration.RegistrationInvites;
import dev.parley.chat.administration.Registrations;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may register, for everybody. */
@RestController
@RequestMapping("/api/registration")
@RequiredArgsConstructor
class RegistrationController {

    private final Registrations registrations;
    private final RegistrationInvites invites;

    @GetMapping
    @SecurityRequirements
    RegistrationResponse get() {
        return new RegistrationResponse(registrations.openTo());
    }

    /** Whether one may register by the invite. */
    @GetMapping("/invites/{token}")
    @Limited(Limit.INVITES)
    @SecurityRequirements
    RegistrationInviteLook look(@PathVariable String token) {
        return new RegistrationInviteLook(invites.look(token).expiresAt());
    }
}
