package dev.parley.api.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An app for one-time passwords (RFC 6238), as somebody has it on a phone. Written apart from the server's own code, which it
 * is to check.
 *
 * @param secret as Base32
 */
public record Authenticator(String secret) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** @param later by how many steps of 30 seconds */
    public String code(Instant now, int later) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(), "HmacSHA1"));
            long step = now.getEpochSecond() / 30 + later;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] key() {
        var bits = BigInteger.ONE;
        for (char each : secret.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(each)));
        }
        byte[] marked = bits.toByteArray();
        byte[] key = new byte[(secret.length() * 5) / 8];
        System.arraycopy(marked, marked.length - key.length, key, 0, key.length);
        return key;
    }
}
