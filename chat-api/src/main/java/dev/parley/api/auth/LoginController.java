package dev.parley.api.auth;

import dev.parley.api.auth.LoginResponses.LoginList;
import dev.parley.api.auth.LoginResponses.LoginNoticeView;
import dev.parley.api.auth.LoginResponses.LoginView;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.auth.LoginNotices;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own logins. No API key can ask for these routes. */
@RestController
@RequestMapping("/api/me/logins")
@RequiredArgsConstructor
class LoginController {

    private final AuthSessions sessions;
    private final LoginNotices notices;

    @GetMapping
    LoginList list(@AuthenticationPrincipal AuthenticatedLogin login) {
        var present = sessions.require(login.sessionId());
        return new LoginList(
            sessions
                .of(login.userId())
                .stream()
                .map(each -> LoginView.of(each, present.id()))
                .toList(),
            notices.of(present).stream().map(LoginNoticeView::of).toList()
        );
    }

    /** Ends a login at once, on all nodes. One that has ended already, or is another's, stays as it is. */
    @DeleteMapping("/{loginId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable AuthSessionId loginId) {
        sessions.revoke(login.userId(), loginId);
    }

    /** Ends all logins but the one that asks. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(@AuthenticationPrincipal AuthenticatedLogin login) {
        sessions.revokeOthers(login.userId(), login.sessionId());
    }

    /** Dismisses the notice of a login: it was oneself. */
    @DeleteMapping("/{loginId}/notice")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismissNotice(@AuthenticationPrincipal AuthenticatedLogin login, @PathVariable AuthSessionId loginId) {
        notices.dismiss(sessions.require(login.sessionId()), loginId);
    }
}
