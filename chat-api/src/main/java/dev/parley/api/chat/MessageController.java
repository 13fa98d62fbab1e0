package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.SendMessageRequest;
import dev.parley.api.chat.ChatResponses.SentMessage;
import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Messages;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sending a message without a connection, as {@code message.send} does with one. */
@RestController
@RequestMapping("/api/chats/{chatId}/messages")
@RequiredArgsConstructor
class MessageController {

    private final Messages messages;

    /** The {@code Idempotency-Key} is the message's client id. */
    @PostMapping
    @Limited(Limit.MESSAGES)
    @ResponseStatus(HttpStatus.CREATED)
    SentMessage send(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody SendMessageRequest body) {
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
}
