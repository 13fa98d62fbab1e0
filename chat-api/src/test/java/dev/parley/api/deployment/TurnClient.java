package dev.parley.api.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** As much of a TURN client (RFC 8656) as it takes to ask for a permission. */
final class TurnClient implements AutoCloseable {

    private static final int COOKIE = 0x2112A442;
    private static final int ALLOCATE = 0x0003;
    private static final int CREATE_PERMISSION = 0x0008;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int XOR_PEER_ADDRESS = 0x0012;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int REQUESTED_ADDRESS_FAMILY = 0x0017;
    private static final int REQUESTED_TRANSPORT = 0x0019;
    private static final int HEADER = 20;
    private static final byte[] TRANSACTION = "transaction!".getBytes(UTF_8);

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final InetSocketAddress server;
    private final String user = Instant.now().plusSeconds(3_600).getEpochSecond() + ":test";
    private final String password;
    private byte[] realm = {};
    private byte[] nonce = {};

    TurnClient(InetSocketAddress server, String secret) throws IOException, GeneralSecurityException {
        this.server = server;
        this.password = Base64.getEncoder().encodeToString(hmac(secret.getBytes(UTF_8), user.getBytes(UTF_8)));
        socket.setSoTimeout(15_000);
    }

    /** Gets a relay of the family; 0, or the code by which it is refused. */
    int allocate(boolean ipv6) throws IOException, GeneralSecurityException {
        var attributes = new TreeMap<Integer, byte[]>();
        attributes.put(REQUESTED_TRANSPORT, new byte[] { 17, 0, 0, 0 });
        attributes.put(REQUESTED_ADDRESS_FAMILY, new byte[] { (byte) (ipv6 ? 2 : 1), 0, 0, 0 });
        var challenge = ask(ALLOCATE, attributes, false);
        realm = challenge.getOrDefault(REALM, realm);
        nonce = challenge.getOrDefault(NONCE, nonce);
        return code(ask(ALLOCATE, attributes, true));
    }

    /** Asks to be allowed to talk to a peer; 0, or the code by which it is refused. Nothing is sent to the peer. */
    int permit(InetAddress peer) throws IOException, GeneralSecurityException {
        return code(ask(CREATE_PERMISSION, Map.of(XOR_PEER_ADDRESS, xored(peer)), true));
    }

    private static byte[] xored(InetAddress peer) {
        byte[] address = peer.getAddress();
        var mask = ByteBuffer.allocate(16).putInt(COOKIE).put(TRANSACTION).array();
        for (int i = 0; i < address.length; i++) {
            address[i] ^= mask[i];
        }
        return ByteBuffer.allocate(4 + address.length)
            .putShort((short) (peer instanceof Inet6Address ? 2 : 1))
            .putShort((short) (9 ^ (COOKIE >>> 16)))
            .put(address)
            .array();
    }

    private Map<Integer, byte[]> ask(int method, Map<Integer, byte[]> attributes, boolean signed)
        throws IOException, GeneralSecurityException {
        var body = new ByteArrayOutputStream();
        for (var attribute : attributes.entrySet()) {
            put(body, attribute.getKey(), attribute.getValue());
        }
        if (signed) {
            put(body, USERNAME, user.getBytes(UTF_8));
            put(body, REALM, realm);
            put(body, NONCE, nonce);
            put(body, MESSAGE_INTEGRITY, hmac(key(), message(method, body.toByteArray(), 24)));
        }
        byte[] request = message(method, body.toByteArray(), 0);
        socket.send(new DatagramPacket(request, request.length, server));
        var answer = new DatagramPacket(new byte[2048], 2048);
        socket.receive(answer);
        return read(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
    }

    private static byte[] message(int method, byte[] body, int more) {
        return ByteBuffer.allocate(HEADER + body.length)
            .putShort((short) method)
            .putShort((short) (body.length + more))
            .putInt(COOKIE)
            .put(TRANSACTION)
            .put(body)
            .array();
    }

    private static void put(ByteArrayOutputStream body, int type, byte[] value) {
        body.writeBytes(
            ByteBuffer.allocate(4)
                .putShort((short) type)
                .putShort((short) value.length)
                .array()
        );
        body.writeBytes(Arrays.copyOf(value, (value.length + 3) & ~3));
    }

    private static Map<Integer, byte[]> read(ByteBuffer answer) {
        var attributes = new TreeMap<Integer, byte[]>();
        answer.position(HEADER);
        while (answer.remaining() >= 4) {
            int type = answer.getShort() & 0xffff;
            var value = new byte[answer.getShort() & 0xffff];
            answer.get(value);
            attributes.put(type, value);
            answer.position(Math.min(answer.limit(), (answer.position() + 3) & ~3));
        }
        return attributes;
    }

    private static int code(Map<Integer, byte[]> attributes) {
        byte[] error = attributes.get(ERROR_CODE);
        return error == null ? 0 : error[2] * 100 + error[3];
    }

    private byte[] key() throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("MD5");
        digest.update((user + ":").getBytes(UTF_8));
        digest.update(realm);
        return digest.digest((":" + password).getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        return mac.doFinal(message);
    }

    @Override
    public void close() {
        socket.close();
    }
}
