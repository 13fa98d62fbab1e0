package dev.parley.chat.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;

/**
 * What counts as the same in a search. Texts are brought to NFKC and to lower case; digits of all scripts become ASCII;
 * what is not to be seen (joiners, directional marks, tatweel, variation selectors) is left out, and so are accents and
 * vowel marks of Latin, Greek, Cyrillic, Arabic and Hebrew, where people write with them or without. Letters that are
 * letters of their own stay apart (й and и), but ё is е, and the Arabic and Persian forms of yeh, kaf, heh and alef are
 * one. White space and control characters become spaces.
 *
 * <p>A change here asks for a new index: see {@link IndexStore}.
 */
final class Folding {

    /** A base character with more marks than people write is cut into several units: sorting marks is quadratic. */
    private static final int MAX_UNIT = 32;

    /** One character that stands for a whole phrase (U+FDFA is 18 letters) stays what it is. */
    private static final int MAX_EXPANSION = 8;

    private static final int TATWEEL = 0x0640;

    /** Letters that look and are typed alike, in Arabic, Persian and Urdu; and ё. */
    private static final Map<Integer, Integer> SAME = Map.ofEntries(
        Map.entry(0x0649, 0x06CC),
        Map.entry(0x064A, 0x06CC),
        Map.entry(0x06D2, 0x06CC),
        Map.entry(0x0643, 0x06A9),
        Map.entry(0x0629, 0x0647),
        Map.entry(0x06BE, 0x0647),
        Map.entry(0x06C1, 0x0647),
        Map.entry(0x06C3, 0x0647),
        Map.entry(0x06D5, 0x0647),
        Map.entry(0x0671, 0x0627),
        Map.entry(0x0451, 0x0435)
    );

    private Folding() {}

    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int from = 0; from < text.length(); ) {
            int to = unitEnd(text, from);
            fold(text, from, to, folded);
            from = to;
        }
        return folded.toString();
    }

    /** The end of the unit that starts at {@code from}: a character with what combines with it. */
    static int unitEnd(String text, int from) {
        int to = from + Character.charCount(text.codePointAt(from));
        while (to < text.length() && to - from < MAX_UNIT && combines(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }

    private static boolean combines(int codePoint) {
        if (codePoint < 0x300) {
            return false;
        }
        boolean jamo = (codePoint >= 0x1160 && codePoint <= 0x11FF) || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
        boolean narrowKanaMark = codePoint == 0xFF9E || codePoint == 0xFF9F;
        return jamo || narrowKanaMark || isMark(codePoint);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Folds one unit. */
    static void fold(String text, int from, int to, StringBuilder folded) {
        char first = text.charAt(from);
        if (to - from == 1 && first < 0x80) {
            folded.append(first <= ' ' || first == 0x7F ? ' ' : (char) asciiLower(first));
            return;
        }
        String unit = text.substring(from, to);
        String compatible = Normalizer.normalize(unit, Form.NFKC);
        if (compatible.length() > MAX_EXPANSION * unit.length()) {
            compatible = unit;
        }
        // Upper case first: so are ß and ss, the two lower-case sigmas, and the dotted and dotless i one.
        String lower = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        Normalizer.normalize(lower, Form.NFC)
            .codePoints()
            .forEach(codePoint -> foldLetter(codePoint, folded));
    }

    private static int asciiLower(char ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
    }

    private static void foldLetter(int codePoint, StringBuilder folded) {
        if (losesItsMarks(UnicodeScript.of(codePoint))) {
            Normalizer.normalize(Character.toString(codePoint), Form.NFD)
                .codePoints()
                .forEach(part -> append(part, folded));
        } else {
            append(codePoint, folded);
        }
    }

    private static boolean losesItsMarks(UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, ARABIC, HEBREW -> true;
            default -> false;
        };
    }

    private static void append(int codePoint, StringBuilder folded) {
        switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK -> {
                if (!isLeftOut(codePoint)) {
                    folded.appendCodePoint(codePoint);
                }
            }
            case Character.FORMAT -> {
                // Not to be seen.
            }
            case Character.DECIMAL_DIGIT_NUMBER -> folded.append((char) ('0' + Character.digit(codePoint, 10)));
            case
                Character.SPACE_SEPARATOR,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.CONTROL -> folded.append(' ');
            default -> {
                if (codePoint != TATWEEL) {
                    folded.appendCodePoint(SAME.getOrDefault(codePoint, codePoint));
                }
            }
        }
    }

    /** Marks that people leave out; in other scripts (Devanagari, Thai, voiced kana) a mark is part of the word. */
    private static boolean isLeftOut(int mark) {
        return switch (UnicodeScript.of(mark)) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW -> true;
            case INHERITED -> mark != 0x3099 && mark != 0x309A;
            default -> false;
        };
    }
}
