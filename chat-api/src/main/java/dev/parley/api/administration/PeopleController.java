package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.AdministratorRequest;
import dev.parley.api.administration.AdministrationResponses.LockRequest;
import dev.parley.api.administration.AdministrationResponses.MadePerson;
import dev.parley.api.administration.AdministrationResponses.MakePersonRequest;
import dev.parley.api.administration.AdministrationResponses.PeoplePage;
import dev.parley.api.administration.AdministrationResponses.PersonResponse;
import dev.parley.api.administration.AdministrationResponses.ResetLink;
import dev.parley.api.edge.ClientAddress;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.People;
import dev.parley.chat.administration.PeopleKind;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of the installation's people, for its administrators. */
@RestController
@RequestMapping("/api/admin/people")
@RequiredArgsConstructor
class PeopleController {

    private final People people;
    private final AdministrationMapper mapper;

    /** Those whose user name, or a word of whose display name, starts with {@code query}; 20 a page. */
    @GetMapping
    @Limited(Limit.SEARCHES)
    PeoplePage list(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(defaultValue = "") String query,
        @RequestParam(defaultValue = "everybody") PeopleKind kind,
        @RequestParam(required = false) @Nullable String cursor
    ) {
        return mapper.people(people.list(login.userId(), query, kind, cursor));
    }

    /** Makes an account, and a link, {@code /reset-password#token=…}, by which its person chooses a password. */
    @PostMapping
    @Limited(Limit.PASSWORD_CHANGES)
    @ResponseStatus(HttpStatus.CREATED)
    MadePerson make(
        Intent intent,
        @AuthenticationPrincipal AuthenticatedLogin login,
        @Valid @RequestBody MakePersonRequest body,
        HttpServletRequest request
    ) {
        var source = PasswordSource.ofLogin(ClientAddress.of(request).key(), login.sessionId());
        var made = people.make(intent, body.username(), body.displayName(), source);
        return new MadePerson(mapper.person(made.person()), made.token());
    }

    /** Locks an account, or unlocks it. */
    @PutMapping("/{userId}/lock")
    PersonResponse lock(Intent intent, @PathVariable UserId userId, @Valid @RequestBody LockRequest body) {
        return mapper.person(
            body.locked()
                ? people.lock(intent, userId, Objects.requireNonNullElse(body.reason(), ""))
                : people.unlock(intent, userId)
        );
    }

    /** Makes a user an administrator, or takes the role from them. */
    @PutMapping("/{userId}/administrator")
    PersonResponse setAdministrator(
        Intent intent,
        @PathVariable UserId userId,
        @Valid @RequestBody AdministratorRequest body
    ) {
        return mapper.person(body.administrator() ? people.appoint(intent, userId) : people.dismiss(intent, userId));
    }

    /** Ends every login of a user, who can log in again. */
    @PostMapping("/{userId}/end-logins")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endLogins(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable UserId userId) {
        people.endLogins(login.userId(), userId);
    }

    /** Makes a link, {@code /reset-password#token=…}, by which a user chooses a new password. */
    @PostMapping("/{userId}/reset-link")
    @Limited(Limit.PASSWORD_CHANGES)
    @ResponseStatus(HttpStatus.CREATED)
    ResetLink makeResetLink(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable UserId userId) {
        return new ResetLink(people.resetLink(login.userId(), userId));
    }

    /** Takes the second factor from a user who has lost it. */
    @DeleteMapping("/{userId}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetSecondFactor(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable UserId userId) {
        people.resetSecondFactor(login.userId(), userId);
    }
}
