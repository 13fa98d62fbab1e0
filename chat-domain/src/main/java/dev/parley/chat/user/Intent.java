package dev.parley.chat.user;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;

/**
 * What a user wants done once. The same client id of the same user is the same intent, for ever: asked for again, it
 * changes nothing more.
 *
 * @param clientId the client's own id of it, 1 to 64 characters
 */
public record Intent(UserId actor, String clientId) {
    private static final int CLIENT_ID_MAX = 64;

    /** @throws ParleyException {@code INVALID_REQUEST} */
    public Intent {
        requireClientId(clientId);
    }

    /** @throws ParleyException {@code INVALID_REQUEST} */
    public static void requireClientId(String clientId) {
        if (clientId.isBlank() || clientId.length() > CLIENT_ID_MAX) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("clientId", "must have 1 to " + CLIENT_ID_MAX + " characters")
            );
        }
    }

    /** What tells it from all other intents about the same thing. */
    public String key() {
        return "change/" + actor + "/" + clientId;
    }
}
