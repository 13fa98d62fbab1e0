package dev.parley.api.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Under which address a client is counted: this machine's 127.8.*.* are proxies, all else is not. */
class TrustedProxiesIT {

    private static final String PROXY = "127.8.0.1";
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start(
            "parley.limits.enabled=true",
            "parley.limits.rates.anonymous.permits=2",
            "parley.limits.rates.anonymous.per=1h",
            "parley.limits.rates.requests.permits=5",
            "parley.limits.rates.requests.per=1h",
            "parley.edge.trusted-proxies=127.8.0.0/16,::1"
        );
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aClientCannotChooseItsAddress() {
        assertThat(ask("127.9.0.1", "X-Forwarded-For: 192.0.2.1")).isEqualTo(401);
        assertThat(ask("127.9.0.1", "Forwarded: for=192.0.2.2")).isEqualTo(401);
        assertThat(ask("127.9.0.1", "X-Forwarded-For: 192.0.2.3", "Forwarded: for=192.0.2.4")).isEqualTo(429);
        assertThat(ask("127.9.0.2")).isEqualTo(401);
    }

    @Test
    void aProxySpeaksForTheRightmostAddressThatIsNoProxys() {
        assertThat(ask(PROXY, "X-Forwarded-For: 203.0.113.5")).isEqualTo(401);
        assertThat(ask(PROXY, "X-Forwarded-For: 198.51.100.1, 203.0.113.5")).isEqualTo(401);
        assertThat(ask(PROXY, "X-Forwarded-For: 198.51.100.2", "X-Forwarded-For: 203.0.113.5, 127.8.0.9")).isEqualTo(
            429
        );
        assertThat(ask(PROXY, "X-Forwarded-For: ::ffff:203.0.113.5", "Forwarded: for=198.51.100.3")).isEqualTo(429);
        assertThat(ask(PROXY, "X-Forwarded-For: 203.0.113.6")).isEqualTo(401);
    }

    @Test
    void anIpv6ClientIsCountedByItsNetwork() {
        assertThat(ask(PROXY, "X-Forwarded-For: 2001:db8:7:7::1")).isEqualTo(401);
        assertThat(ask(PROXY, "X-Forwarded-For: 2001:db8:7:7:1:2:3:4")).isEqualTo(401);
        assertThat(ask(PROXY, "X-Forwarded-For: 2001:db8:7:7:ffff::")).isEqualTo(429);
        assertThat(ask(PROXY, "X-Forwarded-For: 2001:db8:7:8::1")).isEqualTo(401);
    }

    @Test
    void whatIsRefusedForWantOfALoginIsCounted() {
        for (String path : List.of("/api/me", "/api/nothing", "/api/chats/x/events", "/nothing")) {
            String from =
                "127.9.1." + (1 + List.of("/api/me", "/api/nothing", "/api/chats/x/events", "/nothing").indexOf(path));
            assertThat(get(from, path, "Authorization: Bearer none"))
                .as(path)
                .isIn(401, 404);
            assertThat(get(from, path)).as(path).isIn(401, 404);
            assertThat(get(from, path, "Authorization: Bearer none"))
                .as(path)
                .isEqualTo(429);
        }
    }

    @Test
    void aUsersRequestsAreCountedWhateverComesOfThem() {
        var user = Node.first().newUser();
        String login = "Authorization: Bearer " + user.accessToken();
        assertThat(get("127.9.2.1", "/api/nothing", login)).isEqualTo(404);
        assertThat(get("127.9.2.1", "/api/me", login)).isEqualTo(200);
        assertThat(get("127.9.2.1", "/api/chats/x/nothing", login)).isEqualTo(404);
        assertThat(get("127.9.2.1", "/api/me", login, "Content-Type: text/plain")).isEqualTo(200);
        assertThat(get("127.9.2.1", "/api/users/x", login)).isEqualTo(400);
        assertThat(get("127.9.2.1", "/api/me", login)).isEqualTo(429);
    }

    @Test
    void theSocketsOriginIsComparedWithWhatTheTrustedProxySays() throws IOException {
        String page = "Origin: https://chat.example.org";
        var told = List.of("X-Forwarded-Proto: https", "X-Forwarded-Host: chat.example.org", page);
        assertThat(handshake(PROXY, told)).contains(" 101 ");
        assertThat(handshake("127.9.3.1", told)).contains(" 403 ");
        var forwarded = List.of("Forwarded: proto=https;host=chat.example.org", page);
        assertThat(handshake(PROXY, forwarded)).contains(" 403 ");
        assertThat(handshake("127.9.3.1", forwarded)).contains(" 403 ");
        assertThat(handshake(PROXY, List.of("X-Forwarded-Proto: https", page.replace("chat", "evil")))).contains(
            " 403 "
        );
    }

    private static int ask(String from, String... headers) {
        return send(from, "POST /api/auth/refresh", headers);
    }

    private static int get(String from, String path, String... headers) {
        return send(from, "GET " + path, headers);
    }

    private static int send(String from, String line, String... headers) {
        String all = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        String request =
            line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n" + all + "\r\n";
        return RawHttp.send(node, from, request.getBytes(US_ASCII)).status();
    }

    private static String handshake(String from, List<String> headers) throws IOException {
        String request =
            "GET /api/socket HTTP/1.1\r\nHost: parley:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n" +
            String.join("\r\n", headers) +
            "\r\n\r\n";
        try (var socket = RawHttp.open(node, from)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return RawHttp.statusLine(socket);
        }
    }
}
