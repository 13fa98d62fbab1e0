package dev.parley.chat.push;

import com.ibm.icu.text.BreakIterator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Cuts texts for a push: between two characters as people see them. */
final class PushText {

    private static final String SPOILER = "||";

    private PushText() {}

    /** At most so many bytes of UTF-8. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        int used = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            used += text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (used > bytes) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** The same of a message: what a spoiler covers must not lie open as its end is cut away. */
    static String cutMessage(String text, int bytes) {
        var cut = cut(text, bytes);
        if (cut.length() == text.length()) {
            return text;
        }
        int signs = cut.split("\\|\\|", -1).length - 1;
        return signs % 2 == 0 ? cut : cut.substring(0, cut.lastIndexOf(SPOILER));
    }
}
