package dev.parley.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Finds the access token of a request. Where none is needed none is looked at: a page may send its expired one along with a
 * refresh, and the token of the metrics is none.
 */
@RequiredArgsConstructor
final class HeaderTokens implements BearerTokenResolver {

    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

    /** Paths where no access token is needed. */
    private final Set<String> without;

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String path = request.getServletPath();
        return without.contains(path) || path.equals(MetricsAccess.PATH) ? null : header.resolve(request);
    }
}
