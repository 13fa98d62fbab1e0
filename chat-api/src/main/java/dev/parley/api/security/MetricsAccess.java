package dev.parley.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides who may read the metrics. A request from a loopback address may be a proxy's on the same machine, which asks for
 * anybody: such a one is known by its headers, or by the name of the site as host, but one that changes the host and adds
 * nothing looks like a local program. So that way is shut unless it is opened.
 */
@Component
@RequiredArgsConstructor
class MetricsAccess {

    static final String PATH = "/actuator/prometheus";

    private static final String BEARER = "Bearer ";
    private static final List<String> OF_PROXIES = List.of("forwarded", "via", "x-real-ip", "x-client-ip");

    private final MetricsProperties properties;

    boolean allows(HttpServletRequest request) {
        return hasToken(request.getHeader("Authorization")) || (properties.local() && isLocal(request));
    }

    private boolean hasToken(@Nullable String authorization) {
        String token = properties.token();
        return (
            token != null &&
            authorization != null &&
            authorization.startsWith(BEARER) &&
            MessageDigest.isEqual(bytes(authorization.substring(BEARER.length())), bytes(token))
        );
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isLocal(HttpServletRequest request) {
        return (
            isLoopback(request.getRemoteAddr()) &&
            isLoopback(request.getServerName()) &&
            Collections.list(request.getHeaderNames()).stream().noneMatch(MetricsAccess::isOfProxies)
        );
    }

    private static boolean isOfProxies(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.startsWith("x-forwarded") || OF_PROXIES.contains(name);
    }

    private static boolean isLoopback(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
