package dev.parley.chat.passkey;

import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;

/** How authenticators know a user: the id, which says nothing about a person. */
public final class UserHandle {

    private UserHandle() {}

    /** As base64url. */
    public static String of(UserId userId) {
        return Base64Url.encode(userId.value().getBytes(StandardCharsets.US_ASCII));
    }
}
