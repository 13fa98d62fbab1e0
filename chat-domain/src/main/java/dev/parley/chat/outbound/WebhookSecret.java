package dev.parley.chat.outbound;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receiver and this server sign with, by the specification Standard Webhooks: {@code whsec_} and the base64 of the
 * key. It has to be kept as it is, since each request is signed anew.
 */
public record WebhookSecret(String value) {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    public WebhookSecret {
        if (!value.startsWith(PREFIX) || Base64.getDecoder().decode(value.substring(PREFIX.length())).length < 24) {
            throw new IllegalArgumentException("no secret of a webhook");
        }
    }

    /** A new one of 256 bits. */
    public static WebhookSecret random(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** {@code v1,} and the base64 of the HMAC-SHA256 over the id, the seconds of the time, and the body. */
    String sign(String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(value.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the key, so that it never reaches a log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
