package dev.parley.api.auth;

import dev.parley.api.edge.ClientAddress;
import dev.parley.chat.auth.Accounts;
import dev.parley.chat.auth.DeviceTokens;
import dev.parley.chat.auth.PasswordSource;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookie by which a browser is recognised from which an account has logged in before. It outlives the log-out. */
@Component
@RequiredArgsConstructor
class DeviceCookie {

    private static final String NAME = "parley_device";
    private static final Duration KEPT = Duration.ofDays(365);

    private final DeviceTokens tokens;

    /** Where a request with this user name's password comes from. */
    PasswordSource source(HttpServletRequest request, String username) {
        var device = tokens.deviceOf(token(request), Accounts.normalised(username));
        return new PasswordSource(ClientAddress.of(request).key(), device.map(id -> "device/" + id).orElse(null));
    }

    /** The cookie to set once the account has logged in. @param usernames all that its password is tried with */
    String knowing(HttpServletRequest request, String... usernames) {
        var known = token(request);
        for (String username : usernames) {
            known = tokens.with(known, username);
        }
        return ResponseCookie.from(NAME, String.valueOf(known))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/api/auth")
            .maxAge(KEPT)
            .build()
            .toString();
    }

    private static @Nullable String token(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }
}
