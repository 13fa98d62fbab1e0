package dev.parley.chat.text;

import java.util.BitSet;

/** Spans of code and spoilers: what of a stretch of a text is not there to be followed. */
final class CoveredText {

    private static final String SPOILER = "||";

    private final String text;
    private final int end;
    private final BitSet covered = new BitSet();
    private boolean spoilersEnd = true;

    private CoveredText(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** The UTF-16 units of the text that are covered, of those in the stretch. */
    static BitSet of(String text, Stretch stretch) {
        var read = new CoveredText(text, stretch.end());
        int at = stretch.start();
        while (at < stretch.end()) {
            at = read.next(at);
        }
        return read.covered;
    }

    private int next(int at) {
        return switch (text.charAt(at)) {
            case '\\' -> at + 2;
            case '`' -> code(at);
            case '|' -> spoiler(at);
            default -> at + 1;
        };
    }

    /** A span ends at the next run of as many backticks. */
    private int code(int at) {
        int opened = runEnd(at);
        int from = opened;
        while (from < end) {
            int close = text.indexOf('`', from);
            if (close < 0 || close >= end) {
                return opened;
            }
            int closed = runEnd(close);
            if (closed - close == opened - at) {
                covered.set(at, closed);
                return closed;
            }
            from = closed;
        }
        return opened;
    }

    private int runEnd(int at) {
        int to = at;
        while (to < end && text.charAt(to) == '`') {
            to++;
        }
        return to;
    }

    private int spoiler(int at) {
        int words = at + SPOILER.length();
        if (!spoilersEnd || !text.startsWith(SPOILER, at) || words >= end || isSpace(words)) {
            return at + 1;
        }
        int close = text.indexOf(SPOILER, words + 1);
        while (close >= 0 && close + SPOILER.length() <= end && isSpace(close - 1)) {
            close = text.indexOf(SPOILER, close + 1);
        }
        if (close < 0 || close + SPOILER.length() > end) {
            spoilersEnd = false;
            return at + 1;
        }
        covered.set(at, close + SPOILER.length());
        return close + SPOILER.length();
    }

    private boolean isSpace(int at) {
        return Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
    }
}
