package dev.parley.api.limit;

import dev.parley.api.limit.RateLimits.Standing;
import dev.parley.api.security.AuthenticatedLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Counts each request to REST, for the user or, where nobody is logged in, for the address. Every answer tells how the
 * limit stands by {@code RateLimit} and {@code RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Component
@RequiredArgsConstructor
class RestLimits implements HandlerInterceptor, WebMvcConfigurer {

    private final RateLimits limits;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var user = userOf(request);
            var limit = limit(method.getMethodAnnotation(Limited.class), user.isPresent());
            var standing = limits.take(limit, user.orElseGet(request::getRemoteAddr), 1);
            tell(standing, response);
            standing.require();
        }
        return true;
    }

    private static Limit limit(@Nullable Limited limited, boolean loggedIn) {
        if (limited != null) {
            return limited.value();
        }
        return loggedIn ? Limit.REQUESTS : Limit.ANONYMOUS;
    }

    private static Optional<String> userOf(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication &&
            authentication.getPrincipal() instanceof AuthenticatedLogin login
            ? Optional.of(login.userId().value())
            : Optional.empty();
    }

    private static void tell(Standing standing, HttpServletResponse response) {
        String name = '"' + standing.limit().key() + '"';
        response.setHeader(
            "RateLimit-Policy",
            "%s;q=%d;w=%d".formatted(name, standing.rate().permits(), standing.rate().per().toSeconds())
        );
        response.setHeader(
            "RateLimit",
            "%s;r=%d;t=%d".formatted(name, standing.remaining(), seconds(standing.reset()))
        );
    }

    /** Rounded up: whoever waits as long as told is let in. */
    private static long seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds();
    }
}
