package dev.parley.api.auth;

import dev.parley.api.security.AccessTokens;
import dev.parley.api.user.UserMapper;
import dev.parley.chat.administration.Administrators;
import dev.parley.chat.administration.SecondFactorDuty;
import dev.parley.chat.auth.DirectoryPasswords;
import dev.parley.chat.auth.Login;
import dev.parley.chat.user.User;
import dev.parley.chat.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answer to who has just logged in, with its cookies. */
@Component
@RequiredArgsConstructor
class LoginAnswers {

    private final Administrators administrators;
    private final SecondFactorDuty duty;
    private final Users users;
    private final DirectoryPasswords directory;
    private final AccessTokens accessTokens;
    private final RefreshCookie cookie;
    private final DeviceCookie devices;
    private final UserMapper mapper;

    ResponseEntity<LoginResponse> of(HttpStatus status, Login login, User user, HttpServletRequest request) {
        return of(status, login, user, devices.knowing(request, user.username()), request);
    }

    /** @param device the cookie by which the browser is known from now on */
    ResponseEntity<LoginResponse> of(
        HttpStatus status,
        Login login,
        User user,
        String device,
        HttpServletRequest request
    ) {
        var access = accessTokens.issue(login);
        return ResponseEntity.status(status)
            .header(HttpHeaders.SET_COOKIE, cookie.of(login, request.isSecure()), device)
            .body(
                new LoginResponse(
                    access.token(),
                    access.expiresAt(),
                    access.lifetime().toMillis(),
                    mapper.toResponse(user),
                    administrators.isOne(user.id()),
                    users.password(user.id()).isPresent(),
                    directory.isAsked(user.id(), Optional.of(login.sessionId())),
                    duty.isOwed(user.id())
                )
            );
    }
}
