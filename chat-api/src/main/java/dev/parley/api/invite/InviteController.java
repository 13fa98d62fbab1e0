package dev.parley.api.invite;

import dev.parley.api.invite.InviteResponses.ChatPreview;
import dev.parley.api.invite.InviteResponses.CreateInviteRequest;
import dev.parley.api.invite.InviteResponses.InviteList;
import dev.parley.api.invite.InviteResponses.InviteResponse;
import dev.parley.api.invite.InviteResponses.Joined;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.api.security.Principal;
import dev.parley.chat.invite.Invites;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.InviteId;
import dev.parley.chat.user.Intent;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Making invites and handing them out, and what one does who was handed one. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class InviteController {

    private final Invites invites;
    private final InviteAssembler assembler;

    @PostMapping("/chats/{chatId}/invites")
    @ResponseStatus(HttpStatus.CREATED)
    InviteResponse create(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody CreateInviteRequest body) {
        var lifetime = body.expiresInSeconds() == null ? null : Duration.ofSeconds(body.expiresInSeconds());
        var issued = invites.create(intent, chatId, lifetime, body.maxUses());
        return assembler.invites(List.of(issued)).getFirst();
    }

    /** One's own invites, or all of the chat's for its owner and admins. */
    @GetMapping("/chats/{chatId}/invites")
    InviteList list(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable ChatId chatId) {
        return new InviteList(assembler.invites(invites.list(login.userId(), chatId)));
    }

    @DeleteMapping("/chats/{chatId}/invites/{inviteId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Intent intent, @PathVariable ChatId chatId, @PathVariable InviteId inviteId) {
        invites.revoke(intent, chatId, inviteId);
    }

    /** Whoever has no login yet sees as well who invites to what. */
    @GetMapping("/invites/{token}")
    @Limited(Limit.INVITES)
    @SecurityRequirements
    ChatPreview preview(@AuthenticationPrincipal @Nullable Principal principal, @PathVariable String token) {
        var viewer = principal instanceof AuthenticatedLogin login ? login.userId() : null;
        return assembler.preview(viewer, invites.preview(viewer, token));
    }

    @PostMapping("/invites/{token}/join")
    @Limited(Limit.INVITES)
    Joined join(Intent intent, @PathVariable String token) {
        return new Joined(invites.join(intent, token));
    }
}
