package dev.parley.chat.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads refresh tokens: {@code <auth session id>.<generation>.<HMAC-SHA256 of both>}. Since the token follows
 * from session and generation, the store keeps no token and no hash, and the same one can be handed out again.
 */
public final class RefreshTokens {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-z]{26})\\.([0-9]{1,9})\\.([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;

    /** @param key at least 32 bytes, the same on all nodes */
    public RefreshTokens(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    record Generation(AuthSessionId sessionId, int number) {}

    String write(Generation generation) {
        String claim = generation.sessionId() + "." + generation.number();
        return claim + "." + sign(claim);
    }

    /** What the token stands for; empty when it is not one of ours. */
    Optional<Generation> read(String token) {
        var parts = SHAPE.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        byte[] expected = sign(parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts.group(3).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        return Optional.of(new Generation(new AuthSessionId(parts.group(1)), Integer.parseInt(parts.group(2))));
    }

    private String sign(String claim) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(claim.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
