package dev.parley.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/** The opening handshake of a WebSocket (RFC 6455, section 4.2.1). */
final class Handshake {

    private static final String VERSION = "13";
    /** 16 bytes in Base64. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private Handshake() {}

    static boolean isValid(HttpServletRequest request) {
        return (
            HttpMethod.GET.matches(request.getMethod()) &&
            "HTTP/1.1".equals(request.getProtocol()) &&
            names(request, "Upgrade").anyMatch("websocket"::equalsIgnoreCase) &&
            names(request, "Connection").anyMatch("upgrade"::equalsIgnoreCase) &&
            VERSION.equals(request.getHeader("Sec-WebSocket-Version")) &&
            Stream.ofNullable(request.getHeader("Sec-WebSocket-Key")).anyMatch(key -> KEY.matcher(key).matches())
        );
    }

    private static Stream<String> names(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header))
            .stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip);
    }
}
