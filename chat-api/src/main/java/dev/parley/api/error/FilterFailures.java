package dev.parley.api.error;

import dev.parley.chat.id.IdGenerator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers failures outside of controllers, where no controller advice applies, with a problem. No failure reaches the
 * container, which would log a stack trace. Around all of it the log's context has the request's id.
 */
@Slf4j
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@RequiredArgsConstructor
class FilterFailures extends OncePerRequestFilter {

    private final Problems problems;
    private final ProblemResponses responses;
    private final IdGenerator ids;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException {
        try (var _ = Correlation.ofRequest(request, ids::next)) {
            pass(request, response, chain);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (BodyTooLargeException | BrokenBodyException refused) {
            answer(refused, response);
        } catch (IOException gone) {
            // Not where it had asked: addresses have tokens in them.
            log.debug("A client has gone: {}", gone.toString());
        } catch (ServletException failure) {
            answer(failure.getCause() == null ? failure : failure.getCause(), response);
        } catch (RuntimeException failure) {
            answer(failure, response);
        }
    }

    private void answer(Throwable failure, HttpServletResponse response) throws IOException {
        var problem = problems.of(failure);
        if (!response.isCommitted()) {
            response.resetBuffer();
            responses.write(problem, response);
        }
    }
}
