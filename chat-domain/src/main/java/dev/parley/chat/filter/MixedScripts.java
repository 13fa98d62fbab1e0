package dev.parley.chat.filter;

import java.lang.Character.UnicodeScript;
import java.util.List;

/**
 * Words of which some letters are of another script that look like those of the first, as by habit nobody writes: read once as
 * Latin and once as Cyrillic. A word of one script is never read as one of another: р, о, т are a Russian word, and no pot.
 */
final class MixedScripts {

    private static final String FROM_CYRILLIC =
        "\u0430\u0432\u0441\u0501\u0435\u04BB\u043D\u0456\u0458\u043A\u04CF\u043C\u043E\u0440\u051B\u0455\u0442\u051D\u0445\u0443";
    private static final String CYRILLIC_AS_LATIN = "abcdehhijklmopqstwxy";
    private static final String FROM_GREEK =
        "\u03B1\u03B2\u03B5\u03B7\u03B9\u03BA\u03BC\u03BD\u03BF\u03C1\u03C3\u03C4\u03C5\u03C7\u03B6\u03B3";
    private static final String GREEK_AS_LATIN = "abenikmvopotuxzy";
    private static final String FROM_LATIN = "abcehijkmopstxy";
    private static final String LATIN_AS_CYRILLIC =
        "\u0430\u0432\u0441\u0435\u043D\u0456\u0458\u043A\u043C\u043E\u0440\u0455\u0442\u0445\u0443";

    private MixedScripts() {}

    /** The readings of {@linkplain FoldedWords folded words}; none where no word is mixed. Takes time in proportion to them. */
    static List<String> readings(String words) {
        var latin = new StringBuilder(words.length());
        var cyrillic = new StringBuilder(words.length());
        boolean mixed = false;
        for (int from = 0; from < words.length(); ) {
            int end = words.indexOf(' ', from);
            int to = end < 0 ? words.length() : end;
            boolean isMixed = isMixed(words, from, to);
            mixed |= isMixed;
            for (int at = from; at < to; at++) {
                char letter = words.charAt(at);
                latin.append(isMixed ? inLatin(letter) : letter);
                cyrillic.append(isMixed ? replaced(inLatin(letter), FROM_LATIN, LATIN_AS_CYRILLIC, letter) : letter);
            }
            if (end >= 0) {
                latin.append(' ');
                cyrillic.append(' ');
            }
            from = to + 1;
        }
        return mixed ? List.of(latin.toString(), cyrillic.toString()) : List.of();
    }

    private static char inLatin(char letter) {
        return replaced(letter, FROM_CYRILLIC, CYRILLIC_AS_LATIN, replaced(letter, FROM_GREEK, GREEK_AS_LATIN, letter));
    }

    private static char replaced(char letter, String from, String by, char otherwise) {
        int at = from.indexOf(letter);
        return at < 0 ? otherwise : by.charAt(at);
    }

    private static boolean isMixed(String words, int from, int to) {
        boolean latin = false;
        boolean cyrillic = false;
        boolean greek = false;
        for (int at = from; at < to; at++) {
            switch (UnicodeScript.of(words.charAt(at))) {
                case LATIN -> latin = true;
                case CYRILLIC -> cyrillic = true;
                case GREEK -> greek = true;
                default -> {
                    // Digits and marks go with any script.
                }
            }
        }
        return (latin && (cyrillic || greek)) || (cyrillic && greek);
    }
}
