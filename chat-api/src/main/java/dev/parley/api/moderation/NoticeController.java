package dev.parley.api.moderation;

import dev.parley.api.moderation.ModerationResponses.NoticeList;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.moderation.NoticeId;
import dev.parley.chat.moderation.Notices;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was done to the user, until they have seen it. */
@RestController
@RequestMapping("/api/me/notices")
@RequiredArgsConstructor
class NoticeController {

    private final Notices notices;

    @GetMapping
    NoticeList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        return new NoticeList(notices.of(login.userId()).stream().map(ModerationMapper::notice).toList());
    }

    /** The user has seen it. */
    @DeleteMapping("/{noticeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable NoticeId noticeId) {
        notices.seen(login.userId(), noticeId);
    }
}
