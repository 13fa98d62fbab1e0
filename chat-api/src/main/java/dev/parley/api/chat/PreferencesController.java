package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.ArchiveRequest;
import dev.parley.api.chat.ChatResponses.MarkUnreadRequest;
import dev.parley.api.chat.ChatResponses.MuteRequest;
import dev.parley.api.chat.ChatResponses.PinChatsRequest;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.preference.Preferences;
import dev.parley.chat.user.Intent;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How one wants to have one's own chats. One's other devices learn of it by the socket. */
@RestController
@RequestMapping("/api")
@RequiredArgsConstructor
class PreferencesController {

    private final Preferences preferences;

    @PutMapping("/chats/{chatId}/mute")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void mute(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody MuteRequest body) {
        preferences.mute(intent, chatId, body.until());
    }

    @PutMapping("/chats/{chatId}/archive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody ArchiveRequest body) {
        preferences.archive(intent, chatId, body.archived());
    }

    @PutMapping("/chats/{chatId}/unread-mark")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markUnread(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody MarkUnreadRequest body) {
        preferences.markUnread(intent, chatId, body.marked());
    }

    @PutMapping("/me/pinned-chats")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pin(Intent intent, @Valid @RequestBody PinChatsRequest body) {
        preferences.pin(intent, body.chatIds());
    }
}
