package dev.parley.api.security;

import dev.parley.chat.outbound.WebhookSecret;
import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** By what the call-backs of each owner of video calls are signed; it follows from a secret of the server and is not kept. */
public final class CallBackSecrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    CallBackSecrets(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The same for all video calls of the owner. */
    public WebhookSecret of(UserId owner) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] secret = mac.doFinal(owner.value().getBytes(StandardCharsets.US_ASCII));
            return new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(secret));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
