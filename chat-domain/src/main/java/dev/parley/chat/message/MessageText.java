package dev.parley.chat.message;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;

/** What a message may say: 1 to 10,000 code points, not only white space; beside files also nothing. */
final class MessageText {

    private static final int MAX = 10_000;

    private MessageText() {}

    static void require(String text, boolean withFiles) {
        if (text.isBlank() && !withFiles) {
            throw new ParleyException(ErrorCode.MESSAGE_EMPTY);
        }
        int length = text.codePointCount(0, text.length());
        if (length > MAX) {
            throw new ParleyException(ErrorCode.MESSAGE_TOO_LONG, Map.of("limit", MAX, "length", length));
        }
    }
}
