package dev.parley.api.moderation;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.moderation.ModerationResponses.ReportRequest;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.moderation.Reports;
import dev.parley.chat.user.UserId;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports by members, which only the administrators of the installation see. Repeated, a report changes nothing. */
@RestController
@RequiredArgsConstructor
class ReportController {

    private final Reports reports;

    /** Reports a message of somebody else. */
    @PutMapping("/api/chats/{chatId}/messages/{seq}/report")
    @Limited(Limit.REPORTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reportMessage(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable ChatId chatId,
        @PathVariable long seq,
        @Valid @RequestBody ReportRequest body
    ) {
        reports.reportMessage(login.userId(), chatId, seq, body.kind(), body.text());
    }

    /** Reports a person with whom the user shares a chat. */
    @PutMapping("/api/users/{userId}/report")
    @Limited(Limit.REPORTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reportPerson(
        @AuthenticationPrincipal AuthenticatedLogin login,
        @PathVariable UserId userId,
        @Valid @RequestBody ReportRequest body
    ) {
        reports.reportPerson(login.userId(), userId, body.kind(), body.text());
    }
}
