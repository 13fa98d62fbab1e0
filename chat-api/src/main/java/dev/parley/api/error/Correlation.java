package dev.parley.api.error;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** By what log lines are found that belong together: the id of a request, or of the connection that a frame came by. */
public final class Correlation {

    /** The key in the log's context (MDC), and the field of problems. */
    public static final String REQUEST = "correlationId";

    public static final String CONNECTION = "connectionId";

    /** W3C Trace Context, version 00: the id of the trace. */
    private static final Pattern TRACE_PARENT = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Correlation() {}

    /** Until it is closed. A trace that the proxy has begun gives the id; the headers of others do not get here. */
    static MDC.MDCCloseable ofRequest(HttpServletRequest request, Supplier<String> ids) {
        return MDC.putCloseable(REQUEST, traceId(request.getHeader("traceparent")).orElseGet(ids));
    }

    /** While a frame of the connection is answered, until it is closed. */
    public static MDC.MDCCloseable ofConnection(String id) {
        return MDC.putCloseable(CONNECTION, id);
    }

    /** The id of the request that this thread answers. */
    static Optional<String> current() {
        return Optional.ofNullable(MDC.get(REQUEST));
    }

    static Optional<String> traceId(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var parts = TRACE_PARENT.matcher(header);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
