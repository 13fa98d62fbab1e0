package dev.parley.chat.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) of text, as 43 characters of base64url (RFC 4648, section 5). */
public final class Signer {

    private final SecretKeySpec key;

    /** @param key at least 32 bytes, the same on all nodes */
    public Signer(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public String sign(String claim) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(claim.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the same time wherever the two differ. */
    public boolean isSignature(String signature, String claim) {
        return MessageDigest.isEqual(
            sign(claim).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.UTF_8)
        );
    }
}
