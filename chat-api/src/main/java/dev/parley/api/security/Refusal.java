package dev.parley.api.security;

import dev.parley.api.error.Problem;
import dev.parley.api.error.ProblemResponses;
import dev.parley.api.error.Problems;
import dev.parley.api.error.Refusals;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says no in Spring Security's place, as a problem, and has it counted for the address. */
@Component
@RequiredArgsConstructor
class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private final ProblemResponses responses;
    private final Problems problems;
    private final ObjectProvider<Refusals> refusals;

    /** The request has no valid token. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
        throws IOException {
        var code =
            failure instanceof RefusedTokenException refused
                ? refused.refusal().code()
                : failure instanceof InsufficientAuthenticationException
                  ? ErrorCode.NOT_AUTHENTICATED
                  : ErrorCode.TOKEN_INVALID;
        if (failure instanceof RefusedTokenException refused && refused.isOfApiKey()) {
            refuse(response, new Problem(code, Map.of(), null), () -> refusals.getObject().countApiKey(request));
        } else {
            refuse(request, response, new Problem(code, Map.of(), null));
        }
    }

    /** The request went to a place that nobody may go to, or where no scope of its API key leads. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
        throws IOException {
        var code = switch (request.getUserPrincipal()) {
            case null -> ErrorCode.NOT_AUTHENTICATED;
            case PrincipalAuthentication present when (
                present.getPrincipal() instanceof ApiKeyBearer
            ) -> ErrorCode.API_KEY_NOT_ALLOWED;
            default -> ErrorCode.FORBIDDEN;
        };
        refuse(request, response, new Problem(code, Map.of(), null));
    }

    /** The firewall takes the request for an attack: an unknown method, a path in disguise. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
        throws IOException {
        refuse(request, response, new Problem(ErrorCode.INVALID_REQUEST, Map.of("request", "is not allowed"), null));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        refuse(response, problem, () -> refusals.getObject().count(request));
    }

    private void refuse(HttpServletResponse response, Problem problem, Runnable count) throws IOException {
        try {
            count.run();
            responses.write(problem, response);
        } catch (ParleyException limited) {
            responses.write(problems.of(limited), response);
        }
    }
}
