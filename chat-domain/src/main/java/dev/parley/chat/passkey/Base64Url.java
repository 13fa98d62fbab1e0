package dev.parley.chat.passkey;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Base64;
import java.util.Map;

/** Base64url without padding (RFC 4648, section 5). */
final class Base64Url {

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** @throws ParleyException {@code INVALID_REQUEST} naming the field, for none and for more bytes than may be */
    static byte[] decode(String field, String text, int most) {
        try {
            byte[] bytes = decode(text);
            if (bytes.length > 0 && bytes.length <= most) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw new ParleyException(
            ErrorCode.INVALID_REQUEST,
            Map.of(field, "must be 1 to " + most + " bytes as base64url")
        );
    }
}
