package dev.parley.chat.text;

import static com.ibm.icu.lang.UProperty.DEFAULT_IGNORABLE_CODE_POINT;
import static com.ibm.icu.lang.UProperty.QUOTATION_MARK;
import static com.ibm.icu.lang.UProperty.TERMINAL_PUNCTUATION;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses that are written out in a text, as the page's {@code addresses.ts} does; both are held to
 * {@code docs/protocol/text-cases.json}. One pass: no character is looked at more often than a few times, whatever the text.
 *
 * <p>An address goes on to the first character that no address has (white space, quotation marks, the brackets and the
 * sentence marks of any script) or to a bracket that was not opened in it. What may end a sentence is not part of its end.
 * Without a scheme it is a host of any script, {@code localhost} too, with a port or none, and a path, query or fragment.
 */
public final class Addresses {

    private static final String SCHEME_END = "://";
    private static final String BRACKETS = "()[]{}";
    private static final String NEVER_WITHIN = "<>\"`|\\";
    private static final String NEVER_LAST = ".,;:!?'*_~";
    private static final int RIGHT_SINGLE_QUOTE = 0x2019;
    private static final int PORT_MAX = 5;
    private static final String OWN_HOST = "localhost";

    private Addresses() {}

    /**
     * A place of a text, in UTF-16 units.
     *
     * @param web whether it is written out with {@code http} or {@code https}; else it only looks like an address
     */
    public record Address(int start, int end, boolean web) {}

    /** In the order of the text, apart from each other. */
    public static List<Address> in(CharSequence text) {
        var found = new ArrayList<Address>();
        int at = 0;
        while (at < text.length()) {
            int runEnd = runEnd(text, at);
            if (runEnd == at) {
                at++;
                continue;
            }
            var address = address(text, at, runEnd);
            if (address == null) {
                at = runEnd;
            } else {
                found.add(address);
                at = address.end();
            }
        }
        return found;
    }

    /** @param runEnd where the letters, digits, dots and dashes end that begin at {@code start}, those of any script */
    private static @Nullable Address address(CharSequence text, int start, int runEnd) {
        if (startsWith(text, runEnd, SCHEME_END)) {
            int body = runEnd + SCHEME_END.length();
            int end = end(text, body);
            int web = webStart(text, start, runEnd);
            return end == body ? null : new Address(web < 0 ? start : web, end, web >= 0);
        }
        boolean ofMention = start > 0 && text.charAt(start - 1) == '@';
        if (ofMention || !isHost(text, start, runEnd)) {
            return null;
        }
        int hostEnd = portEnd(text, runEnd);
        return goesOn(text, hostEnd) ? new Address(start, end(text, hostEnd + 1), false) : null;
    }

    /** Where the port ends that begins at {@code at} with its colon; {@code at} where there is none. */
    private static int portEnd(CharSequence text, int at) {
        int end = at + 1;
        while (end < text.length() && end - at <= PORT_MAX && isDigit(text.charAt(end))) {
            end++;
        }
        return startsWith(text, at, ":") && end > at + 1 ? end : at;
    }

    /** Whether a path follows a host, or a query or fragment: those marks end sentences, too. */
    private static boolean goesOn(CharSequence text, int at) {
        boolean marked = startsWith(text, at, "?") || startsWith(text, at, "#");
        int next = marked ? at + 1 : at;
        return startsWith(text, next, "/") || (marked && runEnd(text, next) > next);
    }

    /** Where the address ends whose host or path begins at {@code body}; {@code body} where it has none. */
    private static int end(CharSequence text, int body) {
        int[] open = new int[BRACKETS.length() / 2];
        int end = body;
        int at = body;
        while (at < text.length()) {
            int codePoint = Character.codePointAt(text, at);
            at += Character.charCount(codePoint);
            int bracket = BRACKETS.indexOf(codePoint);
            if (bracket >= 0 && bracket % 2 == 0) {
                open[bracket / 2]++;
            } else if (bracket >= 0) {
                if (open[bracket / 2]-- == 0) {
                    return end;
                }
                end = at;
            } else if (isNeverWithin(codePoint)) {
                return end;
            } else if (!isNeverLast(codePoint)) {
                end = at;
            }
        }
        return end;
    }

    private static boolean isNeverWithin(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint <= ' ' || codePoint == 0x7F || NEVER_WITHIN.indexOf(codePoint) >= 0;
        }
        if (codePoint == RIGHT_SINGLE_QUOTE || isJoiner(codePoint)) {
            return false;
        }
        return switch (codePoint) {
            // Em dash, horizontal bar, ellipsis, blank Braille pattern, full-width vertical line.
            case 0x2014, 0x2015, 0x2026, 0x2800, 0xFF5C -> true;
            default -> switch (Character.getType(codePoint)) {
                case
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
                case Character.NON_SPACING_MARK -> false;
                default -> UCharacter.hasBinaryProperty(codePoint, TERMINAL_PUNCTUATION) ||
                    UCharacter.hasBinaryProperty(codePoint, QUOTATION_MARK) ||
                    UCharacter.hasBinaryProperty(codePoint, DEFAULT_IGNORABLE_CODE_POINT);
            };
        };
    }

    private static boolean isNeverLast(int codePoint) {
        if (codePoint < 0x80) {
            return NEVER_LAST.indexOf(codePoint) >= 0;
        }
        if (isJoiner(codePoint)) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case
                Character.OTHER_PUNCTUATION,
                Character.DASH_PUNCTUATION,
                Character.CONNECTOR_PUNCTUATION,
                Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** U+200C and U+200D, which are part of words. */
    private static boolean isJoiner(int codePoint) {
        return codePoint == 0x200C || codePoint == 0x200D;
    }

    /** Where {@code http} or {@code https} begins that ends at {@code runEnd}, as a word of its own; else -1. */
    private static int webStart(CharSequence text, int start, int runEnd) {
        for (String scheme : List.of("https", "http")) {
            int from = runEnd - scheme.length();
            if (from >= start && matchesIgnoringCase(text, from, scheme)) {
                char before = from == start ? ' ' : text.charAt(from - 1);
                return isLetter(before) || before == '+' ? -1 : from;
            }
        }
        return -1;
    }

    private static boolean matchesIgnoringCase(CharSequence text, int from, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if ((text.charAt(from + i) | 0x20) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(CharSequence text, int at, String prefix) {
        if (at + prefix.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text.charAt(at + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int runEnd(CharSequence text, int from) {
        int at = from;
        while (at < text.length()) {
            int codePoint = Character.codePointAt(text, at);
            if (!isOfHost(codePoint) && codePoint != '+' && codePoint != '.' && codePoint != '-') {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /** Words with dots between them. */
    private static boolean isHost(CharSequence text, int start, int end) {
        boolean dotted = false;
        boolean afterWord = false;
        for (int at = start; at < end; ) {
            int codePoint = Character.codePointAt(text, at);
            if (codePoint == '+' || (codePoint == '.' && !afterWord)) {
                return false;
            }
            dotted |= codePoint == '.';
            afterWord = isOfHost(codePoint);
            at += Character.charCount(codePoint);
        }
        return afterWord && (dotted || isOwnHost(text, start, end));
    }

    private static boolean isOwnHost(CharSequence text, int start, int end) {
        return end - start == OWN_HOST.length() && matchesIgnoringCase(text, start, OWN_HOST);
    }

    /** A letter or digit of any script, with what combines with it. */
    private static boolean isOfHost(int codePoint) {
        if (codePoint < 0x80) {
            return isLetter((char) codePoint) || isDigit((char) codePoint);
        }
        return Character.isLetterOrDigit(codePoint) || VisibleText.isMark(codePoint) || isJoiner(codePoint);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }
}
