package dev.parley.api.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.LogRecord;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import dev.parley.api.web.Routes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent to whichever route: a typed answer below 500, no stack trace, and next to nothing in the log. */
class HostileRequestsIT {

    private static final Node NODE = Node.first();
    private static final int LOG_BYTES_PER_REQUEST = 400;
    /** What the dearest route asks of MongoDB, and some for what the node does meanwhile. */
    private static final int STORE_COMMANDS_PER_REQUEST = 100;
    private static final String ULID = "01m7y4h3xb53xn5xcnam4hzc7j";
    /** What is no route's own, as a header, meets each n-th route; over all routes, each of it meets many. */
    private static final int SHARE = 8;

    private static final List<String> SEGMENTS = List.of(
        "%00",
        "a%00b",
        "%2e%2e",
        "..",
        "%2e%2e%2f",
        "%",
        "%zz",
        "%ff",
        "%c0%af",
        "%ed%a0%80",
        "%F0%9F%99%82",
        "%252e",
        "%5c",
        "a;b=c",
        "%0d%0aX:1",
        "-1",
        "99999999999999999999999",
        "1e999999999",
        "p_" + ULID + "_" + ULID,
        "x".repeat(5_000)
    );

    private static final List<String> VALUES = List.of(
        "",
        "a%00",
        "%00",
        "%",
        "%ff",
        "%ed%a0%80",
        "-1",
        "0",
        "-9223372036854775808",
        "9223372036854775807",
        "9223372036854775808",
        "1e999999999",
        "NaN",
        "%2B999999999-12-31T00:00:00Z,x",
        "%2B999999999-12-31T00:00:00Z," + ULID,
        "-1000000000-01-01T00:00:00Z",
        "%2B1000000000-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z," + ULID,
        "999999999999999999.999999999999999999.x",
        "(%5B*%5C",
        "%5CE%5CQ",
        "x".repeat(3_000)
    );

    private static final List<String> QUERIES = List.of(
        "%",
        "%00",
        "%01=1",
        "%C2%85=1",
        "a=%00",
        "=",
        "&&&",
        "a[]=1&a[]=2",
        "\u00ff=\u00ff"
    );

    private static final List<String> JSON_VALUES = List.of(
        "null",
        "true",
        "-1",
        "1.5",
        "1e999999999",
        "-1e-999999999",
        "9".repeat(900),
        "9".repeat(2_000),
        "\"\"",
        "\"a\\u0000b\"",
        "\"\\ud800\"",
        "\"-1000000000-01-01T00:00:00Z\"",
        "\"+1000000000-12-31T23:59:59.999999999Z\"",
        "\"" + "x".repeat(20_000) + "\"",
        "[]",
        "[null]",
        "[[[[]]]]",
        "[\"" + ULID + "\"]",
        "{}",
        "{\"a\":1}"
    );

    private static final List<String> BODIES = List.of(
        "",
        " ",
        "{",
        "}",
        "[]",
        "null",
        "1e999999999",
        "\"text\"",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "{\"\\ud800\":1}",
        "{\"\":1}",
        "\u0000",
        "\u00ff\u00fe{\u0000}\u0000",
        "\u00ef\u00bb\u00bf{}",
        "{\"username\":\"\u00ff\"}",
        "[".repeat(100_000),
        "{\"a\":".repeat(20_000),
        "{\"" + "k".repeat(60_000) + "\":1}"
    );

    private static final List<String> HEADERS = List.of(
        "Accept: */",
        "Accept: text/html",
        "Accept: \u0085",
        "User-Agent: \u009f",
        "Accept: application/json;q=2",
        "Accept: " + "a/b,".repeat(500),
        "Accept-Language: x-" + "y".repeat(500),
        "Accept-Language: *;q=a, , ;;",
        "Accept-Language: -",
        "Accept-Charset: none",
        "Accept-Encoding: none;q=x",
        "Range: bytes=9-1",
        "Range: items=0-1",
        "Range: bytes=" + "0-0,".repeat(300),
        "If-None-Match: \"",
        "If-Modified-Since: yesterday",
        "If-Unmodified-Since: Sat, 31 Dec 999999999 00:00:00 GMT",
        "Cookie: parley_refresh=\u0001",
        "Cookie: parley_refresh=" + "a".repeat(3_000),
        "Cookie: =;=;\"",
        "Cookie: JSESSIONID=../../x",
        "Authorization: Bearer",
        "Authorization: Bearer a b",
        "Authorization: Bearer \u00ff",
        "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
        "Authorization: Bearer " + "a".repeat(4_000),
        "Authorization: Basic \u00ff",
        "Authorization: Negotiate x",
        "Origin: http://127.0.0.1:8240.evil.example",
        "Origin: http://[::1",
        "Origin: http://a:99999999999",
        "Origin: \u00ff",
        "Origin: null",
        "Origin: data:x",
        "Origin: https://evil.example",
        "Access-Control-Request-Method: \u00ff",
        "X-Forwarded-For: \u00ff, , ;",
        "X-Forwarded-Proto: javascript",
        "X-Forwarded-Host: [",
        "X-Forwarded-Prefix: ///%00",
        "Forwarded: for=\"[::1\";host=;proto=x",
        "X-HTTP-Method-Override: DELETE",
        "Expect: something",
        "Content-Encoding: gzip",
        "Upgrade: h2c",
        "Upgrade: websocket",
        "Transfer-Encoding: gzip",
        "TE: trailers, x",
        "Host: a b",
        "Host: a:99999999",
        "Content-Length: -1",
        "X: " + "x".repeat(20_000)
    );

    private static final List<String> CONTENT_TYPES = List.of(
        "*/*",
        "application/*",
        "text/plain",
        "application/xml",
        "application/json; charset=none",
        "application/json; charset=utf-16",
        "application/json; charset=\"",
        "application/json;;;=",
        "application/",
        "/",
        "\u00ff",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "multipart/mixed; boundary=x",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=none"
    );

    private static final List<String> FORMS = List.of("a=%", "a=%00", "a=%ff", "=&=&", "--x\r\n\r\n\r\n--x--", "%");

    private static final List<String> METHODS = List.of(
        "TRACE",
        "TRACK",
        "PROPFIND",
        "CONNECT",
        "OPTIONS",
        "PATCH",
        "PUT",
        "POST",
        "DELETE",
        "GET",
        "FOO",
        "get"
    );

    static List<Route> routes() {
        var routes = new ArrayList<>(Routes.all());
        for (String path : List.of("/error", "/api/socket", "/api/nothing", "/v3/api-docs", "/actuator/health", "/x")) {
            for (String method : List.of("GET", "POST")) {
                routes.add(new Route(method, path, List.of("query"), List.of(), false));
            }
        }
        return routes;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void areAnsweredWithAProblemAndLeaveNoTrace(Route route) {
        var user = route.path().startsWith("/api/admin") ? NODE.newAdministrator() : NODE.newUser();
        String chat = user.createGroup("Hostile").value();
        try (var log = LogRecord.open()) {
            // Without a login most of it is not looked at: every fifth will do where one is needed.
            var anonymous = requests(route, chat, "");
            for (int i = 0; i < anonymous.size(); i += route.path().startsWith("/api/auth/") ? 1 : 5) {
                assertRefusedQuietly(anonymous.get(i), log);
            }
            for (String request : requests(route, chat, "Authorization: Bearer " + user.accessToken() + "\r\n")) {
                assertRefusedQuietly(request, log);
            }
        }
        assertThat(user.rest().get("/api/me").status()).isIn(200, 401);
    }

    @Test
    void malformedHttpIsAnsweredOrCutOffAndLeavesNoTrace() {
        try (var log = LogRecord.open()) {
            for (String request : malformed()) {
                log.clear();
                assertQuiet(request, RawHttp.sendAndEnd(NODE, request), log);
            }
        }
    }

    @Test
    void aHandshakeThatIsNoneIsRefused() {
        String head =
            "GET /api/socket HTTP/1.1\r\nHost: localhost\r\nConnection: close, Upgrade\r\nUpgrade: websocket\r\n";
        String key = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        try (var log = LogRecord.open()) {
            for (String handshake : List.of(
                head + "Sec-WebSocket-Version: 13\r\n\r\n",
                head + key + "\r\n",
                head + key + "Sec-WebSocket-Version: 12\r\n\r\n",
                head + key + "Sec-WebSocket-Version: x\r\n\r\n",
                head + "Sec-WebSocket-Key: short\r\nSec-WebSocket-Version: 13\r\n\r\n",
                head + "Sec-WebSocket-Key: \u00ff\r\nSec-WebSocket-Version: 13\r\n\r\n",
                head + key + "Sec-WebSocket-Version: 13\r\nOrigin: http://localhost:1\r\n\r\n",
                head + key + "Sec-WebSocket-Version: 13\r\nOrigin: http://127.0.0.1:8240.evil.example\r\n\r\n",
                head + key + "Sec-WebSocket-Version: 13\r\nOrigin: null\r\n\r\n",
                head.replace("websocket", "h2c") + key + "Sec-WebSocket-Version: 13\r\n\r\n",
                head.replace("GET", "POST") + key + "Sec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n"
            )) {
                var answer = assertRefusedQuietly(handshake, log);
                assertThat(answer.status()).as(handshake).isIn(400, 403);
                assertThat(answer.isProblem()).as(handshake).isTrue();
            }
        }
    }

    @Test
    void whatAHandshakeOffersBesidesLeavesNoTrace() {
        String head =
            "GET /api/socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n";
        try (var log = LogRecord.open()) {
            for (String offer : List.of(
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=-1; client_max_window_bits=x",
                "Sec-WebSocket-Extensions: permessage-deflate; =",
                "Sec-WebSocket-Extensions: \"",
                "Sec-WebSocket-Extensions: ;;;,,,",
                "Sec-WebSocket-Extensions: " + "a, ".repeat(1_000),
                "Sec-WebSocket-Extensions: \u00ff",
                "Sec-WebSocket-Protocol: \u00ff",
                "Sec-WebSocket-Protocol: ,,,",
                "Sec-WebSocket-Protocol: a b; c=\"",
                "Sec-WebSocket-Protocol: " + "a,".repeat(1_000)
            )) {
                log.clear();
                assertQuiet(offer, RawHttp.sendAndEnd(NODE, head + offer + "\r\n\r\n"), log);
            }
        }
    }

    private static List<String> malformed() {
        String line = "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        String json = line + "Content-Type: application/json\r\n";
        return List.of(
            "\r\n\r\n\r\n\r\nGET\r\n\r\n",
            "GET\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/0.9\r\nConnection: close\r\n\r\n",
            "\u0000\u0001\u0002\u0003\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET http://[::1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET //evil.example/%2e%2e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "GET /\\..\\ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX\u0000: y\r\n\r\n",
            "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            json + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}   ",
            json + "Content-Length: x\r\n\r\n{}",
            json + "Content-Length: 99999999999999999999\r\n\r\n{}",
            json + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            json + "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
            json + "Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n{}\r\n0\r\n\r\n",
            json + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}xx0\r\n\r\n",
            json + "Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
        );
    }

    private static List<String> requests(Route route, String chat, String login) {
        var requests = new ArrayList<String>();
        String path = route.with(chat);
        for (String segment : SEGMENTS) {
            if (route.path().contains("{")) {
                requests.add(request(route.method(), route.with(segment), login, ""));
            }
        }
        for (String parameter : route.queryParameters()) {
            for (String value : VALUES) {
                requests.add(request(route.method(), path + "?" + parameter + "=" + value, login, ""));
            }
        }
        for (String query : share(QUERIES, route)) {
            requests.add(request(route.method(), path + "?" + query, login, ""));
        }
        for (String header : share(HEADERS, route)) {
            requests.add(request(route.method(), path, login + header + "\r\n", ""));
        }
        for (String method : share(METHODS, route)) {
            if (!List.of(route.method(), "DELETE").contains(method)) {
                requests.add(request(method, path, login, ""));
            }
        }
        String sending = route.method().equals("GET") ? "POST" : route.method();
        for (String contentType : share(CONTENT_TYPES, route)) {
            String type = login + "Content-Type: " + contentType + "\r\n";
            requests.add(request(sending, path, type, FORMS.get(requests.size() % FORMS.size())));
        }
        for (String form : share(FORMS, route)) {
            String type = login + "Content-Type: application/x-www-form-urlencoded\r\n";
            requests.add(request(sending, path, type, form));
        }
        bodies(route).forEach(body ->
            requests.add(request(route.method(), path, login + "Content-Type: application/json\r\n", body))
        );
        return requests;
    }

    private static List<String> share(List<String> all, Route route) {
        int first = Math.floorMod(route.hashCode(), SHARE);
        return IntStream.range(0, all.size())
            .filter(i -> i % SHARE == first)
            .mapToObj(all::get)
            .toList();
    }

    private static List<String> bodies(Route route) {
        var bodies = new ArrayList<String>();
        if (route.takesJson()) {
            bodies.addAll(share(BODIES, route));
            for (String field : route.fields()) {
                for (String value : JSON_VALUES) {
                    bodies.add(whole(route.fields(), field, value));
                }
            }
        }
        return bodies;
    }

    /** All fields, of which the others are likely to be right. */
    private static String whole(List<String> fields, String wrong, String value) {
        var body = new ArrayList<String>();
        for (String field : fields) {
            String right = field.endsWith("s") ? "[]" : field.equals("type") ? "\"group\"" : "\"something\"";
            body.add("\"" + field + "\":" + (field.equals(wrong) ? value : right));
        }
        return "{" + String.join(",", body) + "}";
    }

    private static String request(String method, String path, String headers, String body) {
        String length = headers.contains("Content-Length") ? "" : "Content-Length: " + body.length() + "\r\n";
        String host = headers.contains("Host: ") && !headers.contains("-Host") ? "" : "Host: localhost\r\n";
        return (
            method + " " + path + " HTTP/1.1\r\n" + host + "Connection: close\r\n" + length + headers + "\r\n" + body
        );
    }

    private static RawHttp.Answer assertRefusedQuietly(String request, LogRecord log) {
        log.clear();
        long commands = NODE.storeCommands();
        var answer = RawHttp.send(NODE, request.getBytes(ISO_8859_1));
        assertThat(NODE.storeCommands() - commands)
            .as(shown(request))
            .isLessThanOrEqualTo(STORE_COMMANDS_PER_REQUEST);
        assertQuiet(request, answer, log);
        return answer;
    }

    private static void assertQuiet(String request, RawHttp.Answer answer, LogRecord log) {
        String asked = shown(request);
        assertThat(answer.status())
            .as(asked + "\n→ " + answer.text())
            .isLessThan(500);
        boolean page = answer.status() == 404 && request.contains("Accept: text/html");
        if (answer.status() >= 400 && !page) {
            assertThat(answer.isProblem())
                .as(asked + "\n→ " + answer.text())
                .isTrue();
        }
        assertThat(answer.text()).as(asked).doesNotContain("Exception", "org.", "\tat ");
        assertThat(log.stackTraces()).as(asked).isEmpty();
        assertThat(log.bytes()).as(asked).isLessThanOrEqualTo(LOG_BYTES_PER_REQUEST);
    }

    private static String shown(String request) {
        String text = new String(request.getBytes(ISO_8859_1), UTF_8);
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }
}
