package dev.parley.api.auth;

import dev.parley.api.limit.Limit;
import dev.parley.api.limit.Limited;
import dev.parley.api.security.AuthenticatedLogin;
import dev.parley.chat.administration.Registrations;
import dev.parley.chat.auth.AuthSessions;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.Users;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Register, refresh, log out. */
@RestController
@RequestMapping("/api/auth")
@RequiredArgsConstructor
class AuthController {

    private final Registrations registrations;
    private final AuthSessions sessions;
    private final Users users;
    private final RefreshCookie cookie;
    private final DeviceCookie devices;
    private final LoginAnswers answers;

    @PostMapping("/register")
    @Limited(Limit.REGISTRATIONS)
    @SecurityRequirements
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<LoginResponse> register(
        @Valid @RequestBody AuthRequests.RegisterRequest body,
        HttpServletRequest request
    ) {
        var user = registrations.register(
            new Registrations.Form(body.username(), body.displayName(), body.password()),
            new Registrations.Ticket(body.invite(), body.emailToken()),
            devices.source(request, body.username())
        );
        return answers.of(
            HttpStatus.CREATED,
            sessions.open(user.id(), 0, RequestWhereabouts.of(request), true),
            user,
            request
        );
    }

    @PostMapping("/refresh")
    @SecurityRequirements
    ResponseEntity<LoginResponse> refresh(
        @CookieValue(name = RefreshCookie.NAME, required = false) @Nullable String refreshToken,
        HttpServletRequest request
    ) {
        if (refreshToken == null) {
            throw new ParleyException(ErrorCode.NOT_AUTHENTICATED);
        }
        var login = sessions.refresh(refreshToken, RequestWhereabouts.of(request));
        return answers.of(HttpStatus.OK, login, users.require(login.userId()), request);
    }

    /** Ends the auth session of the access token or, if the page no longer has one, of the cookie. */
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> logOut(
        @AuthenticationPrincipal @Nullable AuthenticatedLogin login,
        @CookieValue(name = RefreshCookie.NAME, required = false) @Nullable String refreshToken,
        HttpServletRequest request
    ) {
        if (login != null) {
            sessions.revoke(login.sessionId());
        } else if (refreshToken != null) {
            sessions.revokeBy(refreshToken);
        } else {
            throw new ParleyException(ErrorCode.NOT_AUTHENTICATED);
        }
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, cookie.none(request.isSecure())).build();
    }
}
