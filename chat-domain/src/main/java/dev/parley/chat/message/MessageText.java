package dev.parley.chat.message;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.text.PlainText;
import dev.parley.chat.text.VisibleText;
import java.util.Map;

/**
 * What a message may say: 1 to 10,000 code points, among them something to see; beside files also nothing. It has no control
 * characters other than tabs and ends of lines.
 */
final class MessageText {

    private static final int MAX = 10_000;

    private MessageText() {}

    static void require(String text, boolean withFiles) {
        PlainText.requireReadable("text", text);
        if (!withFiles && !VisibleText.isVisible(text)) {
            throw new ParleyException(ErrorCode.MESSAGE_EMPTY);
        }
        int length = text.codePointCount(0, text.length());
        if (length > MAX) {
            throw new ParleyException(ErrorCode.MESSAGE_TOO_LONG, Map.of("limit", MAX, "length", length));
        }
    }
}
