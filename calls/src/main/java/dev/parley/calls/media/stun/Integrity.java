package dev.parley.calls.media.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What protects a STUN message: HMAC-SHA1 by a short-term password, and CRC-32 (RFC 8489, sections 14.5 and 14.7). */
final class Integrity {

    static final int HMAC_BYTES = 20;
    private static final int FINGERPRINT_MASK = 0x5354554e;
    private static final int LENGTH_AT = 2;

    private Integrity() {}

    /**
     * Returns the HMAC of the first {@code end} bytes, computed as if the message ended with the attribute that carries
     * the HMAC.
     */
    static byte[] hmac(byte[] message, int end, String password) {
        return hmac(message, end, password.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #hmac(byte[], int, String)}, by the key of a long-term credential (RFC 8489, section 9.2.2). */
    static byte[] hmac(byte[] message, int end, byte[] key) {
        var covered = Arrays.copyOf(message, end);
        writeLength(covered, end - StunHeader.BYTES + StunHeader.ATTRIBUTE_BYTES + HMAC_BYTES);
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(covered);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA1", impossible);
        }
    }

    static boolean isHmac(byte[] message, int end, String password, int hmacAt) {
        var claimed = Arrays.copyOfRange(message, hmacAt, hmacAt + HMAC_BYTES);
        return MessageDigest.isEqual(hmac(message, end, password), claimed);
    }

    /** Returns the fingerprint of the first {@code end} bytes, whose length field already counts the fingerprint. */
    static int fingerprint(byte[] message, int end) {
        var crc = new CRC32();
        crc.update(message, 0, end);
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }

    static void writeLength(byte[] message, int length) {
        message[LENGTH_AT] = (byte) (length >>> 8);
        message[LENGTH_AT + 1] = (byte) length;
    }
}
