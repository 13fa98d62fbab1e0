package dev.parley.api.security;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.user.Intent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * What a request that changes something is the intent of: the user, and the client id that the header
 * {@code Idempotency-Key} carries (draft-ietf-httpapi-idempotency-key-header): a string of RFC 9651 in quotes. Without the
 * header each request is an intent of its own.
 */
@Component
@RequiredArgsConstructor
public class IntentArgument implements HandlerMethodArgumentResolver {

    public static final String HEADER = "Idempotency-Key";

    /** Printable ASCII but for quotes and backslashes, which would have to be escaped. */
    private static final Pattern QUOTED = Pattern.compile("\"([\\x20-\\x7e&&[^\"\\\\]]{1,64})\"");

    private final IdGenerator ids;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Intent.class);
    }

    @Override
    public Intent resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders
    ) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (
            !(authentication instanceof PrincipalAuthentication present) ||
            !(present.getPrincipal() instanceof UserCaller caller)
        ) {
            throw new AuthenticationCredentialsNotFoundException("no login");
        }
        return new Intent(caller.userId(), clientId(request.getHeaderValues(HEADER)));
    }

    /** The client id that a request carries which is nobody's; one of its own where there is none. */
    public String clientId(HttpServletRequest request) {
        var values = Collections.list(request.getHeaders(HEADER));
        return clientId(values.toArray(String[]::new));
    }

    private String clientId(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            return ids.next();
        }
        var quoted = QUOTED.matcher(values[0].strip());
        if (values.length > 1 || !quoted.matches() || quoted.group(1).isBlank()) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of(HEADER, "must be one string of 1 to 64 printable characters in quotes")
            );
        }
        return quoted.group(1);
    }
}
