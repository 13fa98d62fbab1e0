package dev.parley.api.chat;

import dev.parley.api.chat.ChatResponses.AddMembersRequest;
import dev.parley.api.chat.ChatResponses.ChangeProfileRequest;
import dev.parley.api.chat.ChatResponses.ChangeRoleRequest;
import dev.parley.api.chat.ChatResponses.Rules;
import dev.parley.api.chat.ChatResponses.TransferOwnershipRequest;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatRules;
import dev.parley.chat.member.ChatRequests;
import dev.parley.chat.member.ChatSettings;
import dev.parley.chat.member.Memberships;
import dev.parley.chat.user.Intent;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes the members and settings of a chat. Clients learn the results from the chat's events. */
@RestController
@RequestMapping("/api/chats/{chatId}")
@RequiredArgsConstructor
class MembershipController {

    private final Memberships memberships;
    private final ChatSettings settings;
    private final ChatRequests requests;

    /** @param asked who becomes a member by accepting */
    record Asked(List<UserId> asked) {}

    /** 204 where all are members now; otherwise 202 with those who are asked first, as far as they have room for it. */
    @PostMapping("/members")
    ResponseEntity<Asked> add(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody AddMembersRequest body) {
        var toAsk = memberships.add(intent, chatId, body.userIds());
        if (toAsk.isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.accepted().body(new Asked(requests.ask(intent, chatId, toAsk)));
    }

    @DeleteMapping("/members/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Intent intent, @PathVariable ChatId chatId, @PathVariable UserId userId) {
        memberships.remove(intent, chatId, userId);
    }

    @PutMapping("/members/{userId}/role")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeRole(
        Intent intent,
        @PathVariable ChatId chatId,
        @PathVariable UserId userId,
        @Valid @RequestBody ChangeRoleRequest body
    ) {
        memberships.changeRole(intent, chatId, userId, body.role());
    }

    @PutMapping("/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void transferOwnership(
        Intent intent,
        @PathVariable ChatId chatId,
        @Valid @RequestBody TransferOwnershipRequest body
    ) {
        memberships.transferOwnership(intent, chatId, body.userId());
    }

    @PostMapping("/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(Intent intent, @PathVariable ChatId chatId) {
        memberships.leave(intent, chatId);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Intent intent, @PathVariable ChatId chatId) {
        memberships.delete(intent, chatId);
    }

    @PutMapping("/profile")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeProfile(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody ChangeProfileRequest body) {
        settings.changeProfile(intent, chatId, body.title(), body.description());
    }

    @PutMapping("/rules")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeRules(Intent intent, @PathVariable ChatId chatId, @Valid @RequestBody Rules body) {
        var rules = new ChatRules(
            body.posting(),
            body.adding(),
            body.calling(),
            body.slowModeSeconds(),
            body.keptDays()
        );
        settings.changeRules(intent, chatId, rules);
    }
}
