package dev.parley.api.moderation;

import dev.parley.api.moderation.ModerationResponses.BanList;
import dev.parley.api.moderation.ModerationResponses.BanRequest;
import dev.parley.api.moderation.ModerationResponses.TimeOutRequest;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.moderation.ChatModeration;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Time-outs and bans in a group or channel, for its owner and admins. Clients learn of them from the chat's events. */
@RestController
@RequestMapping("/api/chats/{chatId}")
@RequiredArgsConstructor
class SanctionController {

    private final ChatModeration moderation;
    private final ModerationMapper mapper;

    /** The member may only read until then. */
    @PutMapping("/members/{userId}/time-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void timeOut(
        Intent intent,
        @PathVariable ChatId chatId,
        @PathVariable UserId userId,
        @Valid @RequestBody TimeOutRequest body
    ) {
        moderation.timeOut(intent, chatId, userId, body.minutes(), body.reason());
    }

    @DeleteMapping("/members/{userId}/time-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endTimeOut(Intent intent, @PathVariable ChatId chatId, @PathVariable UserId userId) {
        moderation.endTimeOut(intent, chatId, userId);
    }

    @GetMapping("/bans")
    BanList bans(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable ChatId chatId) {
        return mapper.bans(moderation.bans(login.userId(), chatId));
    }

    /** Takes a user out, who may have left already, and keeps them out. */
    @PutMapping("/bans/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ban(
        Intent intent,
        @PathVariable ChatId chatId,
        @PathVariable UserId userId,
        @Valid @RequestBody BanRequest body
    ) {
        moderation.ban(intent, chatId, userId, body.reason());
    }

    @DeleteMapping("/bans/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unban(Intent intent, @PathVariable ChatId chatId, @PathVariable UserId userId) {
        moderation.unban(intent, chatId, userId);
    }
}
