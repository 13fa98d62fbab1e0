package dev.parley.chat.filter;

import dev.parley.chat.text.Folding;
import java.lang.Character.UnicodeScript;

/**
 * The words of a text as they are compared: folded as the search does it, one space before each, between them and after the
 * last. A word is a run of letters, digits and marks (after UAX #29, without its dictionaries). In scripts that write no
 * spaces between words each character is one, and so is each symbol, such as an emoji: a phrase of them is found wherever it
 * stands.
 */
final class FoldedWords {

    private static final char BORDER = ' ';

    private FoldedWords() {}

    /** Empty where there is no word. Takes time in proportion to the text. */
    static String of(String text) {
        String folded = Folding.fold(text);
        var words = new StringBuilder(folded.length() + 2);
        // Whether the character before belongs to a word, and whether a letter goes on with that.
        boolean attached = false;
        boolean open = false;
        int base = ' ';
        for (int at = 0; at < folded.length(); at += Character.charCount(folded.codePointAt(at))) {
            int codePoint = folded.codePointAt(at);
            if (isMark(codePoint)) {
                if (attached && isOfWord(codePoint, base)) {
                    words.appendCodePoint(codePoint);
                }
                continue;
            }
            base = codePoint;
            boolean alone = standsAlone(codePoint);
            attached = alone || Character.isLetterOrDigit(codePoint);
            if (attached) {
                if (alone || !open) {
                    words.append(BORDER);
                }
                words.appendCodePoint(codePoint);
            }
            open = attached && !alone;
        }
        return words.isEmpty() ? "" : words.append(BORDER).toString();
    }

    /** What people put around a letter, or onto one whose script goes without such marks, makes no other word of it. */
    private static boolean isOfWord(int mark, int base) {
        return (
            Character.getType(mark) != Character.ENCLOSING_MARK &&
            switch (UnicodeScript.of(base)) {
                case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, COMMON -> false;
                default -> true;
            }
        );
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean standsAlone(int codePoint) {
        if (codePoint < 0x80) {
            return false;
        }
        if (Character.getType(codePoint) == Character.OTHER_SYMBOL) {
            return true;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetterOrDigit(codePoint);
            default -> false;
        };
    }
}
