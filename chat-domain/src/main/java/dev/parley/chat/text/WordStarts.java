package dev.parley.chat.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The places of a name from which a search by prefix may start. */
public final class WordStarts {

    private WordStarts() {}

    /** The whole, and every later word with its rest, in lower case. */
    public static List<String> of(String name) {
        var words = new ArrayList<String>();
        String rest = name.toLowerCase(Locale.ROOT);
        while (!rest.isEmpty()) {
            words.add(rest);
            int space = rest.indexOf(' ');
            rest = space < 0 ? "" : rest.substring(space + 1).stripLeading();
        }
        return words;
    }
}
