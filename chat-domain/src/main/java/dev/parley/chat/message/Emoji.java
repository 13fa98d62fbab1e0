package dev.parley.chat.message;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A reaction: one emoji as UTS #51 builds them, fully qualified: a sign, with a skin tone where it takes one, several that
 * are joined, a keycap or a flag. No letters, no marks piled on it, no second one.
 */
final class Emoji {

    private static final int MAX_LENGTH = 40;
    private static final String SIGN =
        "(?:\\p{IsEmoji_Modifier_Base}\\p{IsEmoji_Modifier}|(?![0-9#*])\\p{IsEmoji}\\uFE0F" +
        "|(?!\\p{IsEmoji_Modifier}|[\\x{1F1E6}-\\x{1F1FF}])\\p{IsEmoji_Presentation})";
    private static final Pattern ONE = Pattern.compile(
        SIGN +
            "(?:\\u200D" +
            SIGN +
            ")*|[0-9#*]\\uFE0F\\u20E3|[\\x{1F1E6}-\\x{1F1FF}]{2}" +
            "|\\x{1F3F4}[\\x{E0020}-\\x{E007E}]{1,8}\\x{E007F}"
    );

    private Emoji() {}

    /** @param field what the text is called in the refusal */
    static void require(String field, String text) {
        boolean emoji = text.length() <= MAX_LENGTH && ONE.matcher(text).matches();
        if (!emoji) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be one emoji"));
        }
    }
}
