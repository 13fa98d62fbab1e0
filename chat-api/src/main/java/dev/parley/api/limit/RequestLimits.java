package dev.parley.api.limit;

import dev.parley.api.edge.ClientAddress;
import dev.parley.api.error.Refusals;
import dev.parley.api.security.ApiKeyBearer;
import dev.parley.api.security.Caller;
import dev.parley.api.security.Principal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Counts each request once, before its route is looked for and its body is read: for the user or, where nobody is logged
 * in, for the address. Routes with a limit of their own count for that as well, and the answer tells of that one.
 */
@Component
@Order(RequestLimits.AFTER_SECURITY)
@RequiredArgsConstructor
class RequestLimits extends OncePerRequestFilter implements HandlerInterceptor, WebMvcConfigurer, Refusals {

    /** Spring Security's chain is at -100. What it refuses comes by {@link #count}. */
    static final int AFTER_SECURITY = 0;

    private static final String COUNTED = RequestLimits.class.getName();
    private static final String API = "/api/";
    private static final String API_DOCUMENT = "/v3/api-docs";
    private static final String SOCKET = "/api/socket";

    private final RateLimits limits;
    private final RouteLimits routes;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        String path = request.getServletPath();
        if (path.startsWith(API) || path.startsWith(API_DOCUMENT)) {
            var caller = callerOf(request);
            var limit = path.equals(SOCKET) ? Limit.HANDSHAKES : limitOf(caller);
            request.setAttribute(COUNTED, true);
            routes.require(limit, subjectOf(caller, request), response);
        }
        chain.doFilter(request, response);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (
            handler instanceof HandlerMethod method && method.getMethodAnnotation(Limited.class) instanceof Limited own
        ) {
            routes.require(own.value(), subjectOf(callerOf(request), request), response);
        }
        return true;
    }

    @Override
    public void count(HttpServletRequest request) {
        if (request.getAttribute(COUNTED) == null) {
            request.setAttribute(COUNTED, true);
            limits.require(Limit.ANONYMOUS, ClientAddress.of(request).key());
        }
    }

    @Override
    public void countApiKey(HttpServletRequest request) {
        limits.require(Limit.WRONG_API_KEYS, ClientAddress.of(request).key());
        count(request);
    }

    private static @Nullable Caller callerOf(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication &&
            authentication.getPrincipal() instanceof Caller caller
            ? caller
            : null;
    }

    private static Limit limitOf(@Nullable Caller caller) {
        return switch (caller) {
            case null -> Limit.ANONYMOUS;
            case ApiKeyBearer _ -> Limit.API_KEY_REQUESTS;
            case Principal _ -> Limit.REQUESTS;
        };
    }

    private static String subjectOf(@Nullable Caller caller, HttpServletRequest request) {
        return caller == null ? ClientAddress.of(request).key() : caller.person().toString();
    }
}
