package dev.parley.api.user;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.presence.Presences;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the user is shown as online to others. */
@RestController
@RequestMapping("/api/me/presence")
@RequiredArgsConstructor
class PresenceController {

    private final Presences presences;

    /** @param hidden whether the user is offline for all others, without last seen, and does not see theirs */
    record PresenceChoice(@NotNull Boolean hidden) {}

    @GetMapping
    PresenceChoice choice(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new PresenceChoice(presences.isHidden(login.userId()));
    }

    @PutMapping
    PresenceChoice choose(Intent intent, @Valid @RequestBody PresenceChoice body) {
        presences.hide(intent, body.hidden());
        return body;
    }
}
