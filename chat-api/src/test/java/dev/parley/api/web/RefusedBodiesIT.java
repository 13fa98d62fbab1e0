package dev.parley.api.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sends a long body that is refused can send it to its end, and gets the answer: the connection is not reset. */
class RefusedBodiesIT {

    private static final int BYTES = 3_000_000;

    @ParameterizedTest
    @CsvSource({
        "/api/auth/login, application/json, 413, 400",
        "/api/chats/g_00000000000000000000000000/attachments?name=x, application/octet-stream, 401, 401",
        "/api/nowhere, application/json, 413, 401",
    })
    void areReadAwayAfterTheAnswer(String path, String type, int status, int chunkedStatus) throws IOException {
        assertThat(send(path, type, "Content-Length: " + BYTES, "x".repeat(BYTES))).startsWith("HTTP/1.1 " + status);
        var chunked = Integer.toHexString(BYTES) + "\r\n" + "x".repeat(BYTES) + "\r\n0\r\n\r\n";
        assertThat(send(path, type, "Transfer-Encoding: chunked", chunked)).startsWith("HTTP/1.1 " + chunkedStatus);
    }

    private static String send(String path, String type, String length, String body) throws IOException {
        try (var socket = RawHttp.open(Node.first(), "127.0.0.1")) {
            var out = socket.getOutputStream();
            var head = "POST %s HTTP/1.1\nHost: localhost\nConnection: close\nContent-Type: %s\n%s\n\n";
            out.write(head.formatted(path, type, length).replace("\n", "\r\n").getBytes(US_ASCII));
            out.write(body.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
