package dev.parley.api.auth;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** The one form that Parley takes: a provider's logout. */
final class LogoutForm {

    private static final String FIELD = "logout_token=";

    private LogoutForm() {}

    /** @throws ParleyException {@code INVALID_REQUEST} */
    static String tokenOf(HttpServletRequest request) throws IOException {
        String form = new String(request.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return Arrays.stream(form.split("&"))
            .filter(pair -> pair.startsWith(FIELD))
            .findFirst()
            .map(pair -> decoded(pair.substring(FIELD.length())))
            .orElseThrow(LogoutForm::missing);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw missing();
        }
    }

    private static ParleyException missing() {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("logout_token", "is needed"));
    }
}
