package dev.parley.calls.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A TURN server by UDP and by TCP that knows a secret, as coturn does, and reads what it is sent by code of its own. */
final class FakeTurnServer implements AutoCloseable {

    private static final int ALLOCATE = 0x0003;
    private static final int REFRESH = 0x0004;
    private static final String REALM = "parley";
    private static final String NONCE = "abcdef";

    /** The types of what was asked. */
    final BlockingQueue<Integer> asked = new LinkedBlockingQueue<>();
    private final String secret;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private volatile boolean silent;
    private volatile boolean full;
    private volatile boolean forgetful;

    FakeTurnServer(String secret) throws IOException {
        this.secret = secret;
        udp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serveDatagrams);
        Thread.ofVirtual().start(this::serveConnections);
    }

    String byUdp() {
        return "turn:127.0.0.1:" + udp.getLocalPort() + "?transport=udp";
    }

    String byTcp() {
        return "turn:127.0.0.1:" + tcp.getLocalPort() + "?transport=tcp";
    }

    FakeTurnServer silent() {
        silent = true;
        return this;
    }

    /** Has no relay to give. */
    FakeTurnServer full() {
        full = true;
        return this;
    }

    /** Takes the nonce that it has given for an old one, once. */
    FakeTurnServer forgetful() {
        forgetful = true;
        return this;
    }

    private void serveDatagrams() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[2_000], 2_000);
                udp.receive(packet);
                // What belongs to nobody's request is to be passed over.
                udp.send(new DatagramPacket(new byte[] { 1, 2, 3, 4 }, 4, packet.getSocketAddress()));
                var answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer != null) {
                    udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serveConnections() {
        try {
            while (true) {
                try (var socket = tcp.accept()) {
                    var in = socket.getInputStream();
                    for (var header = in.readNBytes(20); header.length == 20; header = in.readNBytes(20)) {
                        var body = in.readNBytes(ByteBuffer.wrap(header).getShort(2));
                        var answer = answer(
                            ByteBuffer.allocate(20 + body.length)
                                .put(header)
                                .put(body)
                                .array()
                        );
                        if (answer != null) {
                            socket.getOutputStream().write(answer);
                        }
                    }
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private byte @Nullable [] answer(byte[] request) {
        int type = ByteBuffer.wrap(request).getShort(0);
        asked.add(type);
        if (silent) {
            return null;
        }
        if (type == ALLOCATE || type == REFRESH) {
            var username = attribute(request, 0x0006);
            if (username == null) {
                return message(type | 0x0110, request, error(401), attribute(0x0014, REALM), attribute(0x0015, NONCE));
            }
            if (!isSigned(request, new String(username, StandardCharsets.UTF_8))) {
                return message(type | 0x0110, request, error(401), attribute(0x0014, REALM), attribute(0x0015, NONCE));
            }
            if (forgetful) {
                forgetful = false;
                return message(type | 0x0110, request, error(438), attribute(0x0014, REALM), attribute(0x0015, NONCE));
            }
            if (full) {
                return message(type | 0x0110, request, error(508));
            }
        }
        return message(type | 0x0100, request);
    }

    private boolean isSigned(byte[] request, String username) {
        try {
            var sha = Mac.getInstance("HmacSHA1");
            sha.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            var password = Base64.getEncoder().encodeToString(sha.doFinal(username.getBytes(StandardCharsets.UTF_8)));
            var text = username + ":" + REALM + ":" + password;
            var key = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            // It is the last attribute: 24 bytes.
            var covered = Arrays.copyOf(request, request.length - 24);
            sha.init(new SecretKeySpec(key, "HmacSHA1"));
            return Arrays.equals(sha.doFinal(covered), attribute(request, 0x0008));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte @Nullable [] attribute(byte[] message, int wanted) {
        var buffer = ByteBuffer.wrap(message);
        for (int at = 20; at + 4 <= message.length; ) {
            int length = buffer.getShort(at + 2);
            if (buffer.getShort(at) == wanted) {
                return Arrays.copyOfRange(message, at + 4, at + 4 + length);
            }
            at += 4 + ((length + 3) & ~3);
        }
        return null;
    }

    private static byte[] error(int code) {
        return attribute(0x0009, new byte[] { 0, 0, (byte) (code / 100), (byte) (code % 100) });
    }

    private static byte[] attribute(int type, String text) {
        return attribute(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] attribute(int type, byte[] value) {
        return ByteBuffer.allocate(4 + ((value.length + 3) & ~3))
            .putShort((short) type)
            .putShort((short) value.length)
            .put(value)
            .array();
    }

    private static byte[] message(int type, byte[] request, byte[]... attributes) {
        var body = new ByteArrayOutputStream();
        for (byte[] attribute : attributes) {
            body.writeBytes(attribute);
        }
        return ByteBuffer.allocate(20 + body.size())
            .putShort((short) type)
            .putShort((short) body.size())
            .put(request, 4, 16)
            .put(body.toByteArray())
            .array();
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }
}
