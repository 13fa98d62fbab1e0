package dev.parley.api.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sends bytes as they are, on a connection of their own, and reads whatever comes back until it is closed. */
public final class RawHttp {

    private static final int TIMEOUT_MS = 20_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private RawHttp() {}

    /** @param text of the answer, empty where the connection was closed without one */
    public record Answer(String text) {
        /** 0 where there was no answer. */
        public int status() {
            var line = STATUS.matcher(text);
            return line.lookingAt() ? Integer.parseInt(line.group(1)) : 0;
        }

        public boolean isProblem() {
            return (
                text.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json") &&
                text.contains("\"code\":\"")
            );
        }
    }

    public static Answer send(Node node, String request) {
        return send(node, request.getBytes(ISO_8859_1));
    }

    public static Answer send(Node node, byte[] request) {
        return send(node, "127.0.0.1", request);
    }

    /** @param from one of this machine's own addresses, {@code 127.*.*.*} */
    public static Answer send(Node node, String from, byte[] request) {
        try (var socket = open(node, from)) {
            try {
                socket.getOutputStream().write(request);
            } catch (IOException refusedMeanwhile) {
                // The answer may have come before the request was whole.
            }
            return new Answer(read(socket.getInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As {@link #send}, and says that nothing more will come. */
    public static Answer sendAndEnd(Node node, String request) {
        try (var socket = open(node, "127.0.0.1")) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new Answer(read(socket.getInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A connection from one of this machine's own addresses. */
    public static Socket open(Node node, String from) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(node.address());
        socket.setSoTimeout(TIMEOUT_MS);
        return socket;
    }

    /** The status line of the answer. */
    public static String statusLine(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (
            int next = socket.getInputStream().read();
            next >= 0 && next != '\r';
            next = socket.getInputStream().read()
        ) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static String read(InputStream in) throws IOException {
        var answer = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.write(buffer, 0, read);
            }
        } catch (SocketException reset) {
            // Closed with unread bytes on the way.
        }
        return answer.toString(ISO_8859_1);
    }
}
