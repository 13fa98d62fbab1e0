package dev.parley.api.invite;

import dev.parley.api.invite.InviteResponses.ChatPreview;
import dev.parley.api.invite.InviteResponses.Joined;
import dev.parley.api.invite.InviteResponses.PublicChatPage;
import dev.parley.api.invite.InviteResponses.PublishRequest;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.discovery.PublicChats;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
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

/** Public chats: giving a chat a handle, finding one, joining it without an invite. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class PublicChatController {

    private final PublicChats chats;
    private final InviteAssembler assembler;

    @PutMapping("/chats/{chatId}/handle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void publish(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody PublishRequest body) {
        chats.publish(intent, chatId, body.handle());
    }

    @DeleteMapping("/chats/{chatId}/handle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpublish(Intent intent, @PathVariable ChatId chatId) {
        chats.unpublish(intent, chatId);
    }

    /** Public chats whose handle, or a word of whose title, starts with {@code query}, in the order of handles. */
    @GetMapping("/discover")
    @Limited(Limit.SEARCHES)
    PublicChatPage search(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam(defaultValue = "") @Size(max = 120) String query,
        @RequestParam(required = false) @Size(max = 32) @Nullable String cursor
    ) {
        var page = chats.search(query, cursor);
        var previews = page
            .chats()
            .stream()
            .map(chat -> assembler.preview(login.userId(), chat))
            .toList();
        return new PublicChatPage(previews, page.next());
    }

    @GetMapping("/discover/{handle}")
    ChatPreview preview(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable String handle) {
        return assembler.preview(login.userId(), chats.require(handle));
    }

    @PostMapping("/discover/{handle}/join")
    @Limited(Limit.INVITES)
    Joined join(Intent intent, @PathVariable String handle) {
        return new Joined(chats.join(intent, handle));
    }
}
