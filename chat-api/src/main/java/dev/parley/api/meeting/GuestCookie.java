package dev.parley.api.meeting;

import dev.parley.api.security.BrowserId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie by which the browser of a guest is recognised. Whoever deletes it is somebody else. */
@Component
class GuestCookie {

    private static final String NAME = "parley_guest";
    private static final Duration KEPT = Duration.ofDays(30);

    private final SecureRandom random = new SecureRandom();

    /** The browser that the request comes from; a new one where it does not say. */
    String device(HttpServletRequest request) {
        return BrowserId.of(request, NAME, random);
    }

    String of(String device, HttpServletRequest request) {
        return ResponseCookie.from(NAME, device)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/api/meeting-links")
            .maxAge(KEPT)
            .build()
            .toString();
    }
}
