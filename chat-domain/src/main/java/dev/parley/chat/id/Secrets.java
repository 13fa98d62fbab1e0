package dev.parley.chat.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Secrets of 256 random bits as base64url, of which only the SHA-256 is kept. A slow hash such as Argon2id protects what can
 * be guessed; nobody guesses 256 random bits, and a hash that is computed at each request has to be quick.
 */
public final class Secrets {

    private static final int BYTES = 32;

    private Secrets() {}

    public static String random(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What is kept of a secret. */
    public static String hash(String secret) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether this is the secret of which that is kept. Takes the same time wherever the two differ. */
    public static boolean isKept(String secret, String kept) {
        return MessageDigest.isEqual(
            hash(secret).getBytes(StandardCharsets.US_ASCII),
            kept.getBytes(StandardCharsets.US_ASCII)
        );
    }
}
