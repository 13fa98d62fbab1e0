package dev.parley.calls.media.stun;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** What is asked of a STUN or TURN server (RFC 8489, RFC 8656). */
public final class StunRequest {

    private static final int MAX_BYTES = 2_048;
    /** The number of UDP among the protocols of IP, in the first of four bytes. */
    private static final int UDP = 17 << 24;

    private final ByteBuffer message = ByteBuffer.allocate(MAX_BYTES);

    private StunRequest(int type, byte[] transaction) {
        message
            .putShort((short) type)
            .putShort((short) 0)
            .putInt(StunHeader.MAGIC_COOKIE)
            .put(transaction);
    }

    /**
     * By what one is known to a TURN server (RFC 8489, section 9.2).
     *
     * @param realm as the server names it
     * @param nonce likewise
     */
    public record LongTerm(String username, String password, String realm, byte[] nonce) {
        @Override
        public String toString() {
            return "LongTerm[username=" + username + "]";
        }

        private byte[] key() {
            try {
                var text = username + ":" + realm + ":" + password;
                return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java platform has MD5", impossible);
            }
        }
    }

    /**
     * Asks for an address of a relay, without saying who asks: the server answers with its realm and a nonce.
     *
     * @param transaction 12 random bytes
     */
    public static ByteBuffer allocate(byte[] transaction) {
        return allocation(transaction).end();
    }

    public static ByteBuffer allocate(byte[] transaction, LongTerm asking) {
        return allocation(transaction).sign(asking).end();
    }

    /** Gives the address of the relay back. */
    public static ByteBuffer release(byte[] transaction, LongTerm asking) {
        return new StunRequest(StunHeader.REFRESH_REQUEST, transaction)
            .number(StunAttribute.LIFETIME, 0)
            .sign(asking)
            .end();
    }

    private static StunRequest allocation(byte[] transaction) {
        return new StunRequest(StunHeader.ALLOCATE_REQUEST, transaction).number(StunAttribute.REQUESTED_TRANSPORT, UDP);
    }

    private StunRequest number(int type, int value) {
        message
            .putShort((short) type)
            .putShort((short) Integer.BYTES)
            .putInt(value);
        return this;
    }

    private StunRequest bytes(int type, byte[] value) {
        message
            .putShort((short) type)
            .putShort((short) value.length)
            .put(value);
        while (message.position() % Integer.BYTES != 0) {
            message.put((byte) 0);
        }
        return this;
    }

    private StunRequest sign(LongTerm asking) {
        bytes(StunAttribute.USERNAME, asking.username().getBytes(StandardCharsets.UTF_8));
        bytes(StunAttribute.REALM, asking.realm().getBytes(StandardCharsets.UTF_8));
        bytes(StunAttribute.NONCE, asking.nonce());
        return bytes(
            StunAttribute.MESSAGE_INTEGRITY,
            Integrity.hmac(message.array(), message.position(), asking.key())
        );
    }

    private ByteBuffer end() {
        Integrity.writeLength(message.array(), message.position() - StunHeader.BYTES);
        return message.flip();
    }
}
