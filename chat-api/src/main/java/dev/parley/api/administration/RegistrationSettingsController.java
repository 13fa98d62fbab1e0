package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.CreateRegistrationInviteRequest;
import dev.parley.api.administration.AdministrationResponses.CreatedRegistrationInvite;
import dev.parley.api.administration.AdministrationResponses.MailRegistrationInviteRequest;
import dev.parley.api.administration.AdministrationResponses.RegistrationInviteList;
import dev.parley.api.administration.AdministrationResponses.RegistrationInviteResponse;
import dev.parley.api.administration.AdministrationResponses.RegistrationRequest;
import dev.parley.api.administration.AdministrationResponses.RegistrationSettings;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.RegistrationInviteId;
import dev.parley.chat.administration.RegistrationInvites;
import dev.parley.chat.administration.RegistrationRule;
import dev.parley.chat.administration.Registrations;
import dev.parley.chat.email.EmailAddress;
import dev.parley.chat.email.EmailDomain;
import dev.parley.chat.email.UserAddress;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
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

/** Who may register, and invites to do so, for administrators. */
@RestController
@RequestMapping("/api/admin/registration")
@RequiredArgsConstructor
class RegistrationSettingsController {

    private final Registrations registrations;
    private final RegistrationInvites invites;
    private final AdministrationMapper mapper;

    @GetMapping
    RegistrationSettings get(@AuthenticationPrincipal AuthenticatedLogin login) {
        return settings(registrations.rule(login.userId()));
    }

    @PutMapping
    RegistrationSettings change(Intent intent, @Valid @RequestBody RegistrationRequest body) {
        var domains = body.domains();
        registrations.change(
            intent,
            body.mode(),
            domains == null ? null : domains.stream().map(EmailDomain::parse).distinct().toList()
        );
        return settings(registrations.rule());
    }

    private RegistrationSettings settings(RegistrationRule rule) {
        var domains = rule.domains().stream().map(EmailDomain::text).toList();
        return new RegistrationSettings(rule.mode(), domains, registrations.mayBeByEmail());
    }

    /** Those by which somebody may register. */
    @GetMapping("/invites")
    RegistrationInviteList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new RegistrationInviteList(mapper.invites(invites.list(login.userId())));
    }

    /** Makes an invite, whose token is told this once. A repeat gives it another one. */
    @PostMapping("/invites")
    @ResponseStatus(HttpStatus.CREATED)
    CreatedRegistrationInvite invite(Intent intent, @Valid @RequestBody CreateRegistrationInviteRequest body) {
        var created = invites.create(intent, Duration.ofSeconds(body.expiresInSeconds()), body.maxUses());
        return new CreatedRegistrationInvite(mapper.invites(List.of(created.invite())).getFirst(), created.token());
    }

    /** Makes an invite for one person, and has its link sent to an address. A repeat has it sent again. */
    @PostMapping("/invites/mails")
    @Limited(Limit.REGISTRATION_MAILS)
    @ResponseStatus(HttpStatus.CREATED)
    RegistrationInviteResponse send(Intent intent, @Valid @RequestBody MailRegistrationInviteRequest body) {
        var to = new UserAddress(EmailAddress.parse(body.email()), body.language());
        var sent = invites.send(intent, to, Duration.ofSeconds(body.expiresInSeconds()));
        return mapper.invites(List.of(sent)).getFirst();
    }

    /** Ends an invite at once. */
    @DeleteMapping("/invites/{inviteId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable RegistrationInviteId inviteId) {
        invites.revoke(login.userId(), inviteId);
    }
}
