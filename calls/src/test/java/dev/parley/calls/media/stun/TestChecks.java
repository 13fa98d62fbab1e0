package dev.parley.calls.media.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Connectivity checks as a browser sends them. */
public final class TestChecks {

    private final ByteBuffer message = ByteBuffer.allocate(512);
    private final String password;

    private TestChecks(String password) {
        this.password = password;
    }

    /** A check from the peer with the second fragment to the one with the first. */
    public static TestChecks check(String to, String from, String password) {
        var check = new TestChecks(password);
        var transaction = new byte[StunHeader.TRANSACTION_BYTES];
        ThreadLocalRandom.current().nextBytes(transaction);
        check.message
            .putShort((short) StunHeader.BINDING_REQUEST)
            .putShort((short) 0)
            .putInt(StunHeader.MAGIC_COOKIE);
        check.message.put(transaction);
        return check
            .with(StunAttribute.USERNAME, (to + ":" + from).getBytes(StandardCharsets.UTF_8))
            .with(StunAttribute.PRIORITY, new byte[4]);
    }

    public TestChecks nominating() {
        return with(StunAttribute.ICE_CONTROLLING, new byte[8]).with(StunAttribute.USE_CANDIDATE, new byte[0]);
    }

    public TestChecks controlled() {
        return with(StunAttribute.ICE_CONTROLLED, new byte[8]);
    }

    TestChecks with(int type, byte[] value) {
        message
            .putShort((short) type)
            .putShort((short) value.length)
            .put(value);
        while (message.position() % 4 != 0) {
            message.put((byte) 0);
        }
        return this;
    }

    public ByteBuffer message() {
        byte[] hmac = Integrity.hmac(message.array(), message.position(), password);
        with(StunAttribute.MESSAGE_INTEGRITY, hmac);
        int end = message.position();
        Integrity.writeLength(message.array(), end + 8 - StunHeader.BYTES);
        int fingerprint = Integrity.fingerprint(message.array(), end);
        with(StunAttribute.FINGERPRINT, ByteBuffer.allocate(4).putInt(fingerprint).array());
        return message.flip();
    }

    public static boolean isSuccess(ByteBuffer answer) {
        return answer.getShort(0) == StunHeader.BINDING_SUCCESS;
    }

    /** The code of an error response, 0 for any other message. */
    public static int errorCode(ByteBuffer answer) {
        return answer.getShort(0) == StunHeader.BINDING_ERROR ? answer.get(26) * 100 + answer.get(27) : 0;
    }
}
