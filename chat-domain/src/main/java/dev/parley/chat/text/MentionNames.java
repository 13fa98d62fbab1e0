package dev.parley.chat.text;

import dev.parley.chat.text.Addresses.Address;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds where a text may mention somebody: {@code @} and a user name, outside of addresses. Names are ASCII, so a name ends
 * where its letters end: it may stand directly beside Chinese, Japanese, Thai, Arabic… letters, which go without spaces or
 * add particles. Within a word of an alphabet that has upper and lower case it is none, nor within an e-mail address. The
 * page's {@code mentionPlaces.ts} says the same of the {@code @}; both are held to {@code docs/protocol/text-cases.json}.
 */
public final class MentionNames {

    private static final int NAME_MAX = 32;

    private MentionNames() {}

    /**
     * {@code @} and what follows it.
     *
     * @param start of the {@code @}, in UTF-16 units
     * @param names what it may stand for in lower case, the longest first: a dot may end a sentence or belong to the name
     */
    public record Place(int start, List<String> names) {}

    /** The first {@code max} places, in the order of the text. */
    public static List<Place> in(CharSequence text, int max) {
        var places = new ArrayList<Place>();
        int from = 0;
        for (Address address : Addresses.in(text)) {
            addBetween(text, from, address.start(), max, places);
            from = address.end();
        }
        addBetween(text, from, text.length(), max, places);
        return places;
    }

    private static void addBetween(CharSequence text, int from, int to, int max, List<Place> places) {
        for (int at = from; at < to && places.size() < max; at++) {
            if (text.charAt(at) == '@' && opens(text, at)) {
                var names = names(text, at + 1, to);
                if (!names.isEmpty()) {
                    places.add(new Place(at, names));
                }
            }
        }
    }

    /** Whether the {@code @} may begin a mention, by what stands before it. */
    static boolean opens(CharSequence text, int at) {
        int before = at;
        int codePoint = -1;
        while (before > 0) {
            codePoint = Character.codePointBefore(text, before);
            if (!VisibleText.isMark(codePoint)) {
                break;
            }
            before -= Character.charCount(codePoint);
        }
        return before == 0 || !(codePoint == '@' || isNameMark(codePoint) || isOfWord(codePoint));
    }

    private static List<String> names(CharSequence text, int from, int to) {
        int at = from;
        int bare = from;
        while (at < to && isOfName(text.charAt(at))) {
            if (!isNameMark(text.charAt(at++))) {
                bare = at;
            }
        }
        if (bare == from || isNameMark(text.charAt(from))) {
            return List.of();
        }
        int end = at;
        return Stream.of(end, bare + 1, bare)
            .filter(each -> each < end || (each == end && closes(text, end)))
            .filter(each -> each - from <= NAME_MAX)
            .distinct()
            .map(each -> text.subSequence(from, each).toString().toLowerCase(Locale.ROOT))
            .toList();
    }

    /** Whether a name may end there, by what stands behind it. */
    private static boolean closes(CharSequence text, int at) {
        if (at == text.length()) {
            return true;
        }
        int codePoint = Character.codePointAt(text, at);
        return codePoint != '@' && !VisibleText.isMark(codePoint) && !isOfWord(codePoint);
    }

    private static boolean isOfName(char character) {
        return (
            (character >= 'a' && character <= 'z') ||
            (character >= 'A' && character <= 'Z') ||
            (character >= '0' && character <= '9') ||
            isNameMark(character)
        );
    }

    private static boolean isNameMark(int codePoint) {
        return codePoint == '.' || codePoint == '_' || codePoint == '-';
    }

    /** A digit, or a letter of an alphabet that has upper and lower case. */
    private static boolean isOfWord(int codePoint) {
        if (Character.isDigit(codePoint)) {
            return true;
        }
        return (
            Character.isLetter(codePoint) &&
            switch (UnicodeScript.of(codePoint)) {
                case LATIN, GREEK, CYRILLIC, ARMENIAN, GEORGIAN -> true;
                default -> false;
            }
        );
    }
}
