package dev.parley.chat.moderation;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.PlainText;
import java.util.Map;

/** What people say about reports and reasons: at most {@value #MAX} code points, which may be none. */
public final class ModerationTexts {

    private static final int MAX = 500;

    private ModerationTexts() {}

    /** @throws ParleyException {@code INVALID_REQUEST}, {@code TEXT_UNREADABLE} */
    public static String require(String field, String text) {
        PlainText.requireReadable(field, text);
        String trimmed = text.strip();
        if (trimmed.codePointCount(0, trimmed.length()) > MAX) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of(field, "must have at most " + MAX + " characters")
            );
        }
        return trimmed;
    }
}
