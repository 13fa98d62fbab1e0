package dev.parley.api.moderation;

import dev.parley.api.moderation.FilterResponses.OwnHeldMessage;
import dev.parley.api.moderation.FilterResponses.OwnHeldMessageList;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Holding;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user's own messages that wait for an administrator. */
@RestController
@RequestMapping("/api/me/held-messages")
@RequiredArgsConstructor
class OwnHeldMessageController {

    private final Holding holding;

    @GetMapping
    OwnHeldMessageList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new OwnHeldMessageList(
            holding
                .of(login.userId())
                .stream()
                .map(held -> new OwnHeldMessage(held.place().chatId(), held.clientId(), held.at()))
                .toList()
        );
    }

    /** The message is not to be sent any more; one about which an administrator has decided stays as it is. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @RequestParam ChatId chatId,
        @RequestParam String clientId
    ) {
        holding.withdraw(login.userId(), chatId, clientId);
    }
}
