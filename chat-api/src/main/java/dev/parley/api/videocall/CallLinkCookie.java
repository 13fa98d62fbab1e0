package dev.parley.api.videocall;

import dev.parley.api.security.BrowserId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The cookie by which a browser is recognised that has come by a call link. */
@Component
class CallLinkCookie {

    private static final String NAME = "parley_call";
    private static final Duration KEPT = Duration.ofDays(1);

    private final SecureRandom random = new SecureRandom();

    /** The browser that the request comes from; a new one where it does not say. */
    String browser(HttpServletRequest request) {
        return BrowserId.of(request, NAME, random);
    }

    /**
     * Over HTTPS it is kept for the site of the page that the browser shows, together with Parley: so it is there in a frame
     * of another site, where a strict one is not, and no other site makes a browser send it. Without HTTPS no browser
     * takes such a cookie.
     */
    String of(String browser, HttpServletRequest request) {
        boolean secure = request.isSecure();
        return ResponseCookie.from(NAME, browser)
            .httpOnly(true)
            .secure(secure)
            .sameSite(secure ? "None" : "Strict")
            .partitioned(secure)
            .path("/api/video-call")
            .maxAge(KEPT)
            .build()
            .toString();
    }
}
