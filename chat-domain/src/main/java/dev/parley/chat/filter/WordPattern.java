package dev.parley.chat.filter;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.Ids;
import dev.parley.chat.text.PlainText;
import java.util.Map;

/**
 * What an administrator has written as a word or phrase: found at the borders of words, but with a {@code *} at its beginning
 * or end also in words that begin before it or go on after it.
 *
 * @param text as written, in one line
 * @param sought what is found in {@link FoldedWords}
 */
record WordPattern(String text, String sought) {
    static final int MAX = 60;

    /** A star at one letter would find nearly everything. */
    private static final int LEAST_WITH_STAR = 2;

    /** @throws ParleyException {@code INVALID_REQUEST}; as {@link PlainText#line} */
    static WordPattern of(String written) {
        String text = PlainText.line("text", written, MAX);
        boolean open = text.startsWith("*");
        boolean goesOn = text.endsWith("*");
        String inner = text.replaceAll("^\\*+|\\*+$", "");
        if (inner.contains("*")) {
            throw invalid("may have * at its beginning and end only");
        }
        String words = FoldedWords.of(inner);
        if (words.isEmpty()) {
            throw invalid("must have a letter, a digit or a symbol");
        }
        String sought = words.substring(open ? 1 : 0, words.length() - (goesOn ? 1 : 0));
        if ((open || goesOn) && words.strip().codePoints().count() < LEAST_WITH_STAR) {
            throw invalid("must have at least " + LEAST_WITH_STAR + " characters beside *");
        }
        return new WordPattern(text, sought);
    }

    FilteredWordId id() {
        return new FilteredWordId(Ids.named("word/" + sought));
    }

    private static ParleyException invalid(String why) {
        return new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("text", why));
    }
}
