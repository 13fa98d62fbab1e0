package dev.parley.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Gives Brotli to all who take it as gladly as gzip, which is larger. Spring gives what they name first, and browsers name gzip
 * first.
 */
final class BrotliFirst extends EncodedResourceResolver {

    private static final String BROTLI = "br";

    @Override
    protected @Nullable Resource resolveResourceInternal(
        @Nullable HttpServletRequest request,
        String path,
        List<? extends Resource> locations,
        ResourceResolverChain chain
    ) {
        var asked = request != null && takesBrotli(request) ? new ForBrotli(request) : request;
        return super.resolveResourceInternal(asked, path, locations, chain);
    }

    private static boolean takesBrotli(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && Arrays.stream(accepted.split(",")).map(String::strip).anyMatch(BROTLI::equals);
    }

    private static final class ForBrotli extends HttpServletRequestWrapper {

        ForBrotli(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.ACCEPT_ENCODING) ? BROTLI : super.getHeader(name);
        }
    }
}
