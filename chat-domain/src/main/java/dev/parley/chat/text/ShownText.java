package dev.parley.chat.text;

import com.ibm.icu.text.BreakIterator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes of what people have written what can be shown outside of the page: in notices and mails. */
public final class ShownText {

    private static final String SPOILER = "||";
    private static final String COVER = "▒▒▒";
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** From the first sign to the last: rather too much is covered than too little. */
    private static final Pattern SPOILERS = Pattern.compile("\\|\\|.*\\|\\|", Pattern.DOTALL);

    private ShownText() {}

    /**
     * The text in one line. Of characters that are not to be seen only those are left that shape others; above all none that
     * changes the direction of text.
     */
    public static String line(String text) {
        return InvisibleCharacters.withoutIdle(CONTROL.matcher(text).replaceAll(" "));
    }

    /** The text without what spoilers cover. */
    public static String covered(String text) {
        return SPOILERS.matcher(text).replaceAll(COVER);
    }

    /** At most so many bytes of UTF-8, cut between two characters as people see them. */
    public static String cut(String text, int bytes) {
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
    public static String cutMessage(String text, int bytes) {
        var cut = cut(text, bytes);
        if (cut.length() == text.length()) {
            return text;
        }
        int signs = cut.split("\\|\\|", -1).length - 1;
        return signs % 2 == 0 ? cut : cut.substring(0, cut.lastIndexOf(SPOILER));
    }
}
