package dev.parley.chat.auth;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes and reads refresh tokens: {@code <auth session id>.<generation>.<HMAC-SHA256 of both>}. Since the token follows
 * from session and generation, the store keeps no token and no hash, and the same one can be handed out again.
 */
public final class RefreshTokens {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-z]{26})\\.([0-9]{1,9})\\.([A-Za-z0-9_-]{43})");

    private final Signer signer;

    /** @param key at least 32 bytes, the same on all nodes */
    public RefreshTokens(byte[] key) {
        signer = new Signer(key);
    }

    record Generation(AuthSessionId sessionId, int number) {}

    String write(Generation generation) {
        String claim = generation.sessionId() + "." + generation.number();
        return claim + "." + signer.sign(claim);
    }

    /** What the token stands for; empty when it is not one of ours. */
    Optional<Generation> read(String token) {
        var parts = SHAPE.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (!signer.isSignature(parts.group(3), parts.group(1) + "." + parts.group(2))) {
            return Optional.empty();
        }
        return Optional.of(new Generation(new AuthSessionId(parts.group(1)), Integer.parseInt(parts.group(2))));
    }
}
