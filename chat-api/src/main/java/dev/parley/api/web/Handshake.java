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

    /** RFC 9110, section 5.6.2. */
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

    private static final Pattern NAME = Pattern.compile(TOKEN);

    /** RFC 6455, section 9.1: what stands in quotation marks is a token, too. */
    private static final Pattern PARAMETER = Pattern.compile(
        "%s(?:[ \t]*+=[ \t]*+(?:%s|\"%s\"))?".formatted(TOKEN, TOKEN, TOKEN)
    );

    private Handshake() {}

    static boolean isValid(HttpServletRequest request) {
        return (
            HttpMethod.GET.matches(request.getMethod()) &&
            "HTTP/1.1".equals(request.getProtocol()) &&
            names(request, "Upgrade").anyMatch("websocket"::equalsIgnoreCase) &&
            names(request, "Connection").anyMatch("upgrade"::equalsIgnoreCase) &&
            VERSION.equals(request.getHeader("Sec-WebSocket-Version")) &&
            Stream.ofNullable(request.getHeader("Sec-WebSocket-Key")).anyMatch(key -> KEY.matcher(key).matches()) &&
            names(request, "Sec-WebSocket-Protocol").allMatch(Handshake::isName) &&
            names(request, "Sec-WebSocket-Extensions").allMatch(Handshake::isExtension)
        );
    }

    private static boolean isName(String name) {
        return name.isEmpty() || NAME.matcher(name).matches();
    }

    private static boolean isExtension(String extension) {
        String[] parts = extension.split(";", -1);
        return (
            isName(parts[0].strip()) &&
            Stream.of(parts)
                .skip(1)
                .allMatch(parameter -> PARAMETER.matcher(parameter.strip()).matches())
        );
    }

    private static Stream<String> names(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header))
            .stream()
            .flatMap(line -> Stream.of(line.split(",")))
            .map(String::strip);
    }
}
