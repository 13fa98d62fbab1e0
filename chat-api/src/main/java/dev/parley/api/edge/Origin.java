package dev.parley.api.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A scheme, host and port (RFC 6454), as a browser names the page that a request comes from. */
public record Origin(String scheme, String host, int port) {
    private static final int PORT_MAX = 65_535;
    private static final Pattern SHAPE = Pattern.compile(
        "(https?)://(\\[[0-9a-f:.]{2,45}]|[a-z0-9._-]{1,253})(?::([0-9]{1,5}))?",
        Pattern.CASE_INSENSITIVE
    );

    /** Empty for a text that is not the origin of a page, such as {@code null}. */
    public static Optional<Origin> parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        int port = parts.group(3) == null ? defaultPort(scheme) : Integer.parseInt(parts.group(3));
        return port < 1 || port > PORT_MAX
            ? Optional.empty()
            : Optional.of(new Origin(scheme, parts.group(2).toLowerCase(Locale.ROOT), port));
    }

    /** The origin that the request was sent to. */
    public static Optional<Origin> of(HttpServletRequest request) {
        return parse(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort());
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
