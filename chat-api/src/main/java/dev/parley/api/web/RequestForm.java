package dev.parley.api.web;

import dev.parley.api.edge.Origin;
import dev.parley.api.error.Problem;
import dev.parley.api.error.ProblemResponses;
import dev.parley.chat.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that no route understands, before anything is parsed, stored or logged: forms, addresses that are
 * not UTF-8, invalid origins, invalid handshakes. Later code can rely on it.
 */
@Component
@Order(RequestForm.ORDER)
@RequiredArgsConstructor
class RequestForm extends OncePerRequestFilter {

    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1;

    private static final String SOCKET = "/api/socket";
    private static final String API = "/api/";
    /** By a provider, and by mail servers (RFC 8058), which send forms; the first route reads it by itself, the other does not. */
    private static final Set<String> WITH_FORMS = Set.of("/api/auth/provider/logout", "/api/digest/off");
    private static final String NUL = "%00";
    private static final String NO_ORIGIN = "null";

    private final ProblemResponses responses;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        var wrong = wrong(request);
        if (wrong.isPresent()) {
            responses.write(wrong.get(), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<Problem> wrong(HttpServletRequest request) {
        return query(request.getServletPath(), request.getQueryString())
            .or(() ->
                WITH_FORMS.contains(request.getServletPath()) ? Optional.empty() : contentType(request.getContentType())
            )
            .or(() -> origin(request))
            .or(() -> SOCKET.equals(request.getServletPath()) ? handshake(request) : Optional.empty());
    }

    /** Parley's own routes know what to do with a NUL; those of the libraries do not. */
    private static Optional<Problem> query(String path, @Nullable String query) {
        return query == null || (PercentEncoding.isText(query) && (path.startsWith(API) || !query.contains(NUL)))
            ? Optional.empty()
            : invalid("query", "is not UTF-8 in percent encoding");
    }

    /** No other route takes a form, and parsing one anyway would cost time before any check. */
    private static Optional<Problem> contentType(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            boolean form = type.getType().equals("multipart") || MediaType.APPLICATION_FORM_URLENCODED.includes(type);
            boolean utf8 = type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset());
            if (!form && utf8 && type.isConcrete()) {
                return Optional.empty();
            }
        } catch (InvalidMediaTypeException malformed) {
            // Refused like one that is not taken.
        }
        return invalid("Content-Type", "must be application/json in UTF-8, or application/octet-stream for a file");
    }

    private static Optional<Problem> origin(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return Optional.empty();
        }
        var page = Origin.parse(origin);
        if (page.isEmpty() && !origin.equals(NO_ORIGIN)) {
            return invalid("Origin", "is not an origin");
        }
        boolean foreign = page.isEmpty() || !page.equals(Origin.of(request));
        return foreign && SOCKET.equals(request.getServletPath())
            ? Optional.of(new Problem(ErrorCode.FORBIDDEN, Map.of(), null))
            : Optional.empty();
    }

    private static Optional<Problem> handshake(HttpServletRequest request) {
        return Handshake.isValid(request)
            ? Optional.empty()
            : invalid("request", "is not a WebSocket handshake of version 13 (RFC 6455, section 4.2.1)");
    }

    private static Optional<Problem> invalid(String field, String why) {
        return Optional.of(new Problem(ErrorCode.INVALID_REQUEST, Map.of(field, why), null));
    }
}
