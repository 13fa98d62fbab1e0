package dev.parley.api.administration;

import dev.parley.api.administration.AdministrationResponses.MessageSettingsRequest;
import dev.parley.api.administration.AdministrationResponses.MessageSettingsResponse;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.MessageSettings;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the installation decides about all messages, for administrators. */
@RestController
@RequestMapping("/api/admin/messages")
@RequiredArgsConstructor
class MessageSettingsController {

    private final MessageSettings settings;

    @GetMapping
    MessageSettingsResponse get(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new MessageSettingsResponse(settings.versionsShown(login.userId()));
    }

    @PutMapping
    MessageSettingsResponse change(Intent intent, @Valid @RequestBody MessageSettingsRequest body) {
        settings.showVersions(intent, body.versionsShown());
        return new MessageSettingsResponse(settings.versionsShown());
    }
}
