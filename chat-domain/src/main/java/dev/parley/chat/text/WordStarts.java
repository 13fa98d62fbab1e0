package dev.parley.chat.text;

import java.util.ArrayList;
import java.util.List;

/** The places of a name from which a search by prefix may start. */
public final class WordStarts {

    private WordStarts() {}

    /** The whole, and every later word with its rest, as {@link Folding} sees them. */
    public static List<String> of(String name) {
        String folded = Folding.fold(name).strip();
        var starts = new ArrayList<String>();
        boolean within = false;
        for (int at = 0; at < folded.length(); at += Character.charCount(folded.codePointAt(at))) {
            boolean word = isOfWord(folded.codePointAt(at));
            if (at == 0 || (word && !within)) {
                starts.add(folded.substring(at));
            }
            within = word;
        }
        return starts;
    }

    /** What is typed to find a name: the beginning of one of its {@link #of word starts}; empty for all. */
    public static String prefix(String typed) {
        return Folding.fold(typed).strip();
    }

    private static boolean isOfWord(int codePoint) {
        return VisibleText.isMark(codePoint) || Character.isLetterOrDigit(codePoint) || codePoint == '\'';
    }
}
