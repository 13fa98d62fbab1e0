package dev.parley.api.user;

import dev.parley.chat.avatar.Avatar;
import dev.parley.chat.avatar.Avatars;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Requests and responses for pictures of users and chats. */
public final class AvatarResponses {

    private AvatarResponses() {}

    /** The picture; it never changes under its id. */
    public static ResponseEntity<byte[]> of(Avatar avatar) {
        return ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(avatar.image().mediaType()))
            .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
            .header("Content-Security-Policy", "sandbox; default-src 'none'")
            .header("X-Content-Type-Options", "nosniff")
            .body(avatar.image().bytes());
    }

    /** The bytes of the body, at most one more than a picture may have. */
    public static byte[] upload(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(Avatars.MAX_BYTES + 1);
    }
}
