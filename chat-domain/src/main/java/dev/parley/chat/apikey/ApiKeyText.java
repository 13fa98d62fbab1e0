package dev.parley.chat.apikey;

import dev.parley.chat.id.Secrets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as its owner holds it: {@code parley_<id>_<secret>}, where the secret is one of {@link Secrets}. The prefix
 * lets scanners of public code find a key, and the id says which one it is.
 */
public record ApiKeyText(ApiKeyId id, String secret) {
    private static final String PREFIX = "parley_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "([0-9a-z]{26})_([A-Za-z0-9_-]{43})");

    static ApiKeyText random(ApiKeyId id, SecureRandom random) {
        return new ApiKeyText(id, Secrets.random(random));
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
        return Secrets.hash(secret);
    }

    boolean hasHash(String kept) {
        return Secrets.isKept(secret, kept);
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
