package dev.parley.api.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A span for each request of REST. It has the pattern of the route and never the address, in which ids and tokens are. A trace
 * that the proxy has begun goes on; the headers of others do not get here.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@RequiredArgsConstructor
class RequestTraces extends OncePerRequestFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final int FAILED = 500;

    private final Tracer tracer;

    private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String key) {
            return request == null ? null : request.getHeader(key);
        }
    };

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
        var span = tracer.spanBuilder(method).setParent(parent).setSpanKind(SpanKind.SERVER).startSpan();
        span.setAttribute("http.request.method", method);
        try (var _ = span.makeCurrent(); var _ = TraceInLog.of(span)) {
            chain.doFilter(request, response);
            answered(span, response.getStatus());
        } catch (ServletException | IOException | RuntimeException failure) {
            span.setStatus(StatusCode.ERROR).setAttribute("error.type", failure.getClass().getName());
            throw failure;
        } finally {
            end(span, method, request);
        }
    }

    private static void answered(Span span, int status) {
        span.setAttribute("http.response.status_code", status);
        if (status >= FAILED) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    private static void end(Span span, String method, HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof Object route) {
            span.updateName(method + " " + route).setAttribute("http.route", route.toString());
        }
        span.end();
    }
}
