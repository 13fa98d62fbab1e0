package dev.parley.chat.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;

/**
 * What counts as the same wherever something is looked for: messages, names, titles. Texts are brought to NFKC and to lower
 * case; digits of all scripts become ASCII, and so do the apostrophes, quotation marks and dashes; what is not to be seen
 * (joiners, directional marks, tatweel, variation selectors) is left out, and so are accents and vowel marks of Latin,
 * Greek, Cyrillic, Arabic and Hebrew, where people write with them or without. Letters that are letters of their own stay
 * apart (й and и), but ё is е, a Latin letter with a stroke or a hook is the one without, a ligature its letters, and the
 * Arabic and Persian forms of yeh, kaf, heh and alef are one. White space and control characters become spaces.
 *
 * <p>The page's {@code fold.ts} does the same, step by step; both are held to {@code docs/protocol/text-cases.json} and to
 * {@code folding-table.txt} beside it, which has every character. A change here asks for a new index of the search ({@code IndexStore}).
 */
public final class Folding {

    /** A base character with more marks than people write is cut into several units: sorting marks is quadratic. */
    private static final int MAX_UNIT = 32;

    /** One character that stands for a whole phrase (U+FDFA is 18 letters) stays what it is. */
    private static final int MAX_EXPANSION = 8;

    private static final int TATWEEL = 0x0640;

    private static final int BLANK_BRAILLE = 0x2800;

    /** Letters that look and are typed alike in Arabic, Persian and Urdu; ё; and the apostrophe that NFKC makes of ŉ. */
    private static final Map<Integer, String> ALIKE = Map.ofEntries(
        Map.entry(0x0649, "\u06CC"),
        Map.entry(0x064A, "\u06CC"),
        Map.entry(0x06D2, "\u06CC"),
        Map.entry(0x0643, "\u06A9"),
        Map.entry(0x06AA, "\u06A9"),
        Map.entry(0x0629, "\u0647"),
        Map.entry(0x06BE, "\u0647"),
        Map.entry(0x06C1, "\u0647"),
        Map.entry(0x06C3, "\u0647"),
        Map.entry(0x06D5, "\u0647"),
        Map.entry(0x0671, "\u0627"),
        Map.entry(0x0672, "\u0627"),
        Map.entry(0x0673, "\u0627"),
        Map.entry(0x0451, "\u0435"),
        Map.entry(0x02BC, "'")
    );

    private static final Map<Integer, String> SAME = LatinLetters.with(ALIKE);

    private static final String APOSTROPHES =
        "`\u00B4\u02B9\u02BB\u02BC\u02BD\u055A\u05F3\u07F4\u1FBD\u1FBF\u2018\u2019\u201B\u2032\uA78C";
    private static final String QUOTATION_MARKS = "\u00AB\u00BB\u05F4\u201C\u201D\u201E\u201F\u2033";
    private static final String DASHES = "\u058A\u05BE\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";

    private Folding() {}

    public static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int from = 0; from < text.length(); ) {
            int to = unitEnd(text, from);
            fold(text, from, to, folded);
            from = to;
        }
        return folded.toString();
    }

    /** The end of the unit that starts at {@code from}: a character with what combines with it. */
    public static int unitEnd(String text, int from) {
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
    public static void fold(String text, int from, int to, StringBuilder folded) {
        char first = text.charAt(from);
        if (to - from == 1 && first < 0x80) {
            folded.append(first <= ' ' || first == 0x7F ? ' ' : asciiLower(first));
            return;
        }
        String unit = withPlainSign(text.substring(from, to));
        String compatible = Normalizer.normalize(unit, Form.NFKC);
        if (compatible.length() > MAX_EXPANSION * unit.length()) {
            compatible = unit;
        }
        // By way of upper case ß and ss, the two lower-case sigmas, and the dotted and dotless i are one; ẞ is first made ß.
        String lower = compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        Normalizer.normalize(lower, Form.NFC)
            .codePoints()
            .forEach(codePoint -> foldLetter(codePoint, folded));
    }

    private static char asciiLower(char ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii + ('a' - 'A')) : ascii == '`' ? '\'' : ascii;
    }

    /** Before NFKC, which makes a space and an accent of some apostrophes. */
    private static String withPlainSign(String unit) {
        char first = unit.charAt(0);
        char plain =
            APOSTROPHES.indexOf(first) >= 0
                ? '\''
                : QUOTATION_MARKS.indexOf(first) >= 0
                  ? '"'
                  : DASHES.indexOf(first) >= 0
                    ? '-'
                    : first;
        return plain == first ? unit : plain + unit.substring(1);
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
        if (UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            return;
        }
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
                String same = SAME.get(codePoint);
                if (same != null) {
                    folded.append(same);
                } else if (codePoint == BLANK_BRAILLE) {
                    folded.append(' ');
                } else if (codePoint != TATWEEL) {
                    folded.appendCodePoint(codePoint);
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
