package dev.parley.api.auth;

import dev.parley.chat.auth.Login;
import java.time.Clock;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie that carries the refresh token: only to the authentication routes of this site, and never to a script. */
@Component
@RequiredArgsConstructor
class RefreshCookie {

    static final String NAME = "parley_refresh";

    private final Clock clock;

    String of(Login login, boolean secure) {
        return cookie(login.refreshToken(), Duration.between(clock.instant(), login.expiresAt()), secure);
    }

    String none(boolean secure) {
        return cookie("", Duration.ZERO, secure);
    }

    private static String cookie(String value, Duration maxAge, boolean secure) {
        return ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Strict")
            .path("/api/auth")
            .maxAge(maxAge)
            .build()
            .toString();
    }
}
