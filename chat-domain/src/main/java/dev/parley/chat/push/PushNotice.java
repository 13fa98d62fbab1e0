package dev.parley.chat.push;

import com.interaso.webpush.WebPush.Urgency;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.bson.Document;

/**
 * What a device is told.
 *
 * @param content what its service worker reads, see docs/architecture/push.md
 * @param topic of two notices with the same one a push service that cannot deliver them yet keeps the later
 * @param validFor how long the push service keeps it
 */
record PushNotice(Document content, String topic, Duration validFor, Urgency urgency) {
    private static final int MOST_BYTES = 3_000;
    private static final int TOPIC_CHARACTERS = 32;

    /** JSON in UTF-8, of at most 3,000 bytes: push services take no more than 4,096, encrypted. */
    byte[] bytes() {
        byte[] bytes = content.toJson().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException("a push of " + bytes.length + " bytes");
        }
        return bytes;
    }

    /** A name of at most 32 characters of base64url (RFC 8030, section 5.4), which says nothing of what it is made of. */
    static String topic(String of) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TOPIC_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
