package dev.parley.calls.ice;

import dev.parley.calls.place.Person;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-limited TURN credentials, which the TURN server checks by the shared secret alone
 * (draft-uberti-behave-turn-rest-00, section 2.2).
 *
 * @param username {@code <expiry in Unix seconds>:<person>}
 * @param credential {@code base64(HMAC-SHA1(secret, username))}
 */
record TurnCredentials(String username, String credential) {
    private static final String HMAC_SHA1 = "HmacSHA1";

    static TurnCredentials of(Person person, Instant expiresAt, String secret) {
        var username = expiresAt.getEpochSecond() + ":" + person;
        return new TurnCredentials(username, Base64.getEncoder().encodeToString(hmac(secret, username)));
    }

    private static byte[] hmac(String secret, String message) {
        try {
            var mac = Mac.getInstance(HMAC_SHA1);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC_SHA1));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA1", impossible);
        }
    }
}
