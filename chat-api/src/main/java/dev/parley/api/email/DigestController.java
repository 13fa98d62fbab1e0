package dev.parley.api.email;

import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.digest.DigestFrequency;
import dev.parley.chat.digest.DigestWishes;
import dev.parley.chat.digest.Digests;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether one is told by mail of what one misses. No API key can ask for it. */
@RestController
@RequestMapping("/api/me/digest")
@RequiredArgsConstructor
class DigestController {

    private final Digests digests;

    /**
     * @param available whether this server sends such mails
     * @param reachable whether one has a confirmed e-mail address
     */
    record OwnDigest(boolean available, boolean reachable, DigestFrequency frequency, boolean withText) {}

    record DigestRequest(@NotNull DigestFrequency frequency, @NotNull Boolean withText) {}

    @GetMapping
    OwnDigest own(@AuthenticationPrincipal AuthenticatedLogin login) {
        return view(login.userId());
    }

    @PutMapping
    OwnDigest change(Intent intent, @Valid @RequestBody DigestRequest body) {
        digests.wish(intent, new DigestWishes(body.frequency(), body.withText()));
        return view(intent.actor());
    }

    private OwnDigest view(UserId userId) {
        var wishes = digests.wishes(userId);
        return new OwnDigest(digests.areOffered(), digests.canReach(userId), wishes.frequency(), wishes.withText());
    }
}
