package dev.parley.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What a page may load, and who may show it in a frame: nobody, except the page of an embedded call, which the configured
 * origins may. An answer that has a policy of its own keeps it.
 */
final class PageHeaders implements HeaderWriter {

    private static final String POLICY = "Content-Security-Policy";

    private static final String WITHOUT_FRAMES = String.join(
        "; ",
        "default-src 'self'",
        // Noise suppression and background blur are WebAssembly; scripts from text stay forbidden.
        "script-src 'self' 'wasm-unsafe-eval'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        // The page's own origin with ws: and wss: as well (CSP 3, section 6.7.2.8).
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'"
    );
    private static final String FRAMED_BY_NOBODY = WITHOUT_FRAMES + "; frame-ancestors 'none'";

    private static final RequestMatcher EMBEDDED_CALL = new OrRequestMatcher(
        PathPatternRequestMatcher.withDefaults().matcher("/embed/video-call/{roomId}"),
        PathPatternRequestMatcher.withDefaults().matcher("/embed/video-call/{roomId}/")
    );

    private final List<String> origins;
    private final String framedByThem;

    PageHeaders(EmbedProperties embed) {
        origins = embed.origins();
        framedByThem = WITHOUT_FRAMES + "; frame-ancestors " + String.join(" ", origins);
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        boolean framed = !origins.isEmpty() && EMBEDDED_CALL.matches(request);
        if (!response.containsHeader(POLICY)) {
            response.setHeader(POLICY, framed ? framedByThem : FRAMED_BY_NOBODY);
        }
        if (!framed) {
            // For browsers that do not know frame-ancestors. It cannot name an origin.
            response.setHeader("X-Frame-Options", "DENY");
        }
    }
}
