package dev.parley.chat.message;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.Map;
import java.util.regex.Pattern;

/** A reaction: one grapheme (UAX #29) that shows as an emoji (UTS #51). */
final class Emoji {

    private static final int MAX_LENGTH = 40;
    private static final Pattern ONE_GRAPHEME = Pattern.compile("\\X");
    private static final Pattern SHOWN_AS_EMOJI = Pattern.compile("\\p{IsEmoji_Presentation}|\\p{IsEmoji}\\uFE0F");

    private Emoji() {}

    /** @param field what the text is called in the refusal */
    static void require(String field, String text) {
        boolean emoji =
            text.length() <= MAX_LENGTH && ONE_GRAPHEME.matcher(text).matches() && SHOWN_AS_EMOJI.matcher(text).find();
        if (!emoji) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, "must be one emoji"));
        }
    }
}
