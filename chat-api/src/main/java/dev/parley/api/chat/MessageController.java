package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.SendMessageRequest;
import dev.parley.api.chat.ChatResponses.SentMessage;
import dev.parley.api.limit.BotLimits;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.ApiKeyBearer;
import dev.parley.api.security.UserCaller;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Messages;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sending messages and reacting without a connection. */
@RestController
@RequestMapping("/api/chats/{chatId}/messages")
@RequiredArgsConstructor
class MessageController {

    private final Messages messages;
    private final BotLimits bots;

    /** The {@code Idempotency-Key} is the message's client id. */
    @PostMapping
    @Limited(Limit.MESSAGES)
    @ResponseStatus(HttpStatus.CREATED)
    SentMessage send(
        @AuthenticationPrincipal UserCaller caller,
        Intent intent,
        @PathVariable ChatId chatId,
        @Valid @RequestBody SendMessageRequest body
    ) {
        requirePace(caller, chatId);
        var sent = messages.send(
            intent.actor(),
            chatId,
            intent.clientId(),
            body.text(),
            body.replyTo(),
            body.attachmentIds()
        );
        return new SentMessage(chatId, sent.seq());
    }

    record ReactionRequest(@NotNull @Size(max = 100) String emoji, @NotNull Boolean on) {}

    /** Puts a reaction to a message, or takes it back, as {@code reaction.set} does. */
    @PutMapping("/{seq}/reaction")
    @Limited(Limit.MESSAGES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void react(
        @AuthenticationPrincipal UserCaller caller,
        Intent intent,
        @PathVariable ChatId chatId,
        @PathVariable long seq,
        @Valid @RequestBody ReactionRequest body
    ) {
        requirePace(caller, chatId);
        messages.react(intent, chatId, seq, body.emoji(), body.on());
    }

    private void requirePace(UserCaller caller, ChatId chatId) {
        if (caller instanceof ApiKeyBearer bearer && bearer.bot()) {
            bots.require(bearer.userId(), chatId);
        }
    }
}
