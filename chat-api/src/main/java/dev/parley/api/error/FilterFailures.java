package dev.parley.api.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lombok.RequiredArgsConstructor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers with a problem what fails in a filter behind it, where no controller advice reaches. */
@RequiredArgsConstructor
public class FilterFailures extends OncePerRequestFilter {

    private final Problems problems;
    private final ProblemResponses responses;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            if (response.isCommitted() || failure instanceof AuthenticationException) {
                throw failure;
            }
            responses.write(problems.of(failure), response);
        }
    }
}
