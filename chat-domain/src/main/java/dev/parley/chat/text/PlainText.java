package dev.parley.chat.text;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Map;

/**
 * Texts as people type them. They are kept as written and escaped where they are shown: {@code a<b} is a name like
 * others. What cannot be shown is refused.
 */
public final class PlainText {

    /** More than any script puts on one letter; the rest leaves its line and writes over others. */
    private static final int MOST_MARKS = 8;

    private PlainText() {}

    /**
     * A title or a name: one line, in NFC, without white space at its ends, each other white space one space. Characters
     * that are not to be seen stay where they shape what is around them (joiners, variation selectors) and are left out
     * elsewhere, above all those that change the direction of text: they let one name look like another.
     *
     * @param field named in the error
     * @param max code points
     * @throws ParleyException {@code INVALID_REQUEST} when it is empty or has more than {@code max}; {@code TEXT_INVISIBLE};
     *     {@code TEXT_UNREADABLE} for control characters, and for more than 8 marks on one letter
     */
    public static String line(String field, String text, int max) {
        requireReadable(field, text);
        requireFewMarks(field, text);
        String line = Normalizer.normalize(InvisibleCharacters.withoutIdle(text), Form.NFC);
        if (text.isBlank()) {
            throw invalid(field, "must not be empty");
        }
        if (!VisibleText.isVisible(line)) {
            throw new ParleyException(ErrorCode.TEXT_INVISIBLE, Map.of(field, "has nothing that can be seen"));
        }
        if (line.codePointCount(0, line.length()) > max) {
            throw invalid(field, "must have at most " + max + " characters");
        }
        return line;
    }

    /**
     * What there is to see of a line that nobody can be asked to write otherwise, such as the name of a file: as {@link #line},
     * but without what would be refused. It may be empty.
     */
    public static String shown(String text) {
        var line = new StringBuilder(text.length());
        int marks = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int codePoint = text.codePointAt(at);
            marks = marksAt(codePoint, marks);
            boolean whole = Character.getType(codePoint) != Character.SURROGATE;
            if (whole && !Character.isISOControl(codePoint) && marks <= MOST_MARKS) {
                line.appendCodePoint(codePoint);
            }
        }
        String seen = Normalizer.normalize(InvisibleCharacters.withoutIdle(line.toString()), Form.NFC);
        return VisibleText.isVisible(seen) ? seen : "";
    }

    /** Refuses control characters other than tabs and ends of lines. @throws ParleyException {@code TEXT_UNREADABLE} */
    public static void requireReadable(String field, String text) {
        if (text.chars().anyMatch(character -> Character.isISOControl(character) && !isLayout(character))) {
            throw unreadable(field, "must not have control characters");
        }
    }

    private static boolean isLayout(int character) {
        return character == '\t' || character == '\n' || character == '\r';
    }

    private static void requireFewMarks(String field, String text) {
        int marks = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            marks = marksAt(text.codePointAt(at), marks);
            if (marks > MOST_MARKS) {
                throw unreadable(field, "must have at most " + MOST_MARKS + " marks on one letter");
            }
        }
    }

    /** How many marks are on the letter up to there. */
    private static int marksAt(int codePoint, int before) {
        if (VisibleText.isIgnorable(codePoint)) {
            return before;
        }
        return VisibleText.isMark(codePoint) ? before + 1 : 0;
    }

    private static ParleyException unreadable(String field, String why) {
        return new ParleyException(ErrorCode.TEXT_UNREADABLE, Map.of(field, why));
    }

    private static ParleyException invalid(String field, String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of(field, why));
    }
}
