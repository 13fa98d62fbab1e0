package dev.parley.api.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.Node;
import dev.parley.api.testing.RawHttp;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long and how much a client may hold open. Jetty's own idle timeout, 30 s, is longer than any wait here. */
class SlowClientsIT {

    private static final int DEADLINE_MS = 20_000;
    private static final String LOGIN =
        "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n";
    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.start(
            "parley.edge.head-timeout=500ms",
            "parley.edge.body-timeout=500ms",
            "parley.edge.max-connections-per-address=3"
        );
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void halfAHeadIsNotWaitedFor() throws IOException {
        try (var socket = connect("127.9.10.1")) {
            write(socket, "GET / HTTP/1.1\r\nHost: loc");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aHeadThatTricklesIsCutOffOnTheFirstAndOnALaterRequest() throws IOException {
        try (var socket = connect("127.9.10.2")) {
            assertThat(trickle(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ")).isEmpty();
        }
        try (var socket = connect("127.9.10.2")) {
            assertThat(answers(socket)).isTrue();
            socket.getInputStream().skipNBytes(socket.getInputStream().available());
            assertThat(trickle(socket, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ")).doesNotContain("HTTP/1.1");
        }
    }

    @Test
    void aBodyThatTricklesIsRefused() throws IOException {
        try (var socket = connect("127.9.10.3")) {
            assertThat(trickle(socket, LOGIN)).startsWith("HTTP/1.1 400").contains("INVALID_REQUEST");
        }
    }

    @Test
    void anAddressHasSoManyConnectionsAndNoMore() throws IOException {
        var held = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 3; i++) {
                held.add(connect("127.9.10.4"));
                assertThat(answers(held.getLast())).isTrue();
            }
            try (var oneMore = connect("127.9.10.4"); var other = connect("127.9.10.5")) {
                assertThat(answers(oneMore)).isFalse();
                assertThat(answers(other)).isTrue();
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        long end = System.nanoTime() + DEADLINE_MS * 1_000_000L;
        while (node.bean(HeldConnections.class).count("127.9.10.4") > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        try (var again = connect("127.9.10.4")) {
            assertThat(answers(again)).isTrue();
        }
    }

    private static Socket connect(String from) throws IOException {
        return RawHttp.open(node, from);
    }

    private static boolean answers(Socket socket) {
        try {
            write(socket, "HEAD /favicon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return RawHttp.statusLine(socket).startsWith("HTTP/1.1");
        } catch (IOException closed) {
            return false;
        }
    }

    /** Sends a byte whenever nothing has come for a moment; returns what has come in the end. */
    private static String trickle(Socket socket, String beginning) throws IOException {
        socket.setSoTimeout(20);
        var answer = new StringBuilder();
        write(socket, beginning);
        long end = System.nanoTime() + DEADLINE_MS * 1_000_000L;
        try {
            while (System.nanoTime() < end) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString();
                    }
                    answer.append((char) next);
                    if (answer.indexOf("}") > 0) {
                        return answer.toString();
                    }
                } catch (SocketTimeoutException quiet) {
                    write(socket, " ");
                }
            }
        } catch (SocketException cutOff) {
            return answer.toString();
        }
        throw new AssertionError("still held: " + List.of(answer));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
