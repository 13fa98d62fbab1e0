package dev.parley.api.realtime;

import dev.parley.api.testing.Node;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of the socket that does what it likes; it masks its frames with zeroes. */
public final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    public RawClient(Node node) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(16_384);
        socket.connect(node.address());
        socket.setSoTimeout(15_000);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        out.write(
            (
                "GET /api/socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).getBytes(StandardCharsets.US_ASCII)
        );
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
    }

    public void send(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length & 255);
        }
        frame.write(new byte[4]);
        frame.write(payload);
        out.write(frame.toByteArray());
    }

    /** The opcode of the next frame (RFC 6455, section 5.2), -1 where the server has cut the connection. */
    public int nextFrameOpcode() throws IOException {
        int first = in.read();
        if (first < 0) {
            return -1;
        }
        int opcode = first & 15;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        in.readFully(new byte[length]);
        return opcode;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
