package dev.parley.chat.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as its owner holds it: {@code parley_<id>_<secret>}, where the secret is 256 random bits as base64url. The
 * prefix lets scanners of public code find a key, and the id says which one it is.
 *
 * <p>Of the secret only the SHA-256 is kept. A slow hash such as Argon2id protects what can be guessed; nobody guesses
 * 256 random bits, and a hash that is computed at each request has to be quick.
 */
public record ApiKeyText(ApiKeyId id, String secret) {
    private static final String PREFIX = "parley_";
    private static final int SECRET_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([0-9a-z]{26})_([A-Za-z0-9_-]{43})");

    static ApiKeyText random(ApiKeyId id, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new ApiKeyText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Whether a token claims to be an API key, a valid one or not. */
    public static boolean looksLikeOne(String token) {
        return token.startsWith(PREFIX);
    }

    static Optional<ApiKeyText> parse(String token) {
        var parts = SHAPE.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApiKeyText(new ApiKeyId(parts.group(1)), parts.group(2)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** What is kept of the secret. */
    String hash() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
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

    /** The whole key, to be shown to its owner once. */
    public String reveal() {
        return PREFIX + id + "_" + secret;
    }

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }
}
