package dev.parley.chat.incoming;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret part of an incoming webhook's address: 256 random bits as base64url. Only their SHA-256 is kept, as of an API
 * key.
 */
public record IncomingSecret(String value) {
    private static final int BYTES = 32;

    static IncomingSecret random(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new IncomingSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    String hash() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the same time wherever the two differ. */
    boolean hasHash(String kept) {
        return MessageDigest.isEqual(
            hash().getBytes(StandardCharsets.US_ASCII),
            kept.getBytes(StandardCharsets.US_ASCII)
        );
    }

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "…";
    }
}
