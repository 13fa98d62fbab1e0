package dev.parley.chat.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds many patterns in a text at once, in time in proportion to the text, however many patterns there are (Aho and
 * Corasick, Efficient string matching, 1975).
 */
final class WordTrie {

    private static final int ROOT = 0;
    static final int NONE = -1;

    /** From a state by a character to the next. */
    private final Map<Long, Integer> next = new HashMap<>();
    /** By state: where to go on when no character fits, and the lowest rank of a pattern that ends here. */
    private final int[] fallback;
    private final int[] rank;

    /** @param patterns none empty; the rank of one is its place */
    WordTrie(List<String> patterns) {
        int most = 1 + patterns.stream().mapToInt(String::length).sum();
        fallback = new int[most];
        rank = new int[most];
        Arrays.fill(rank, NONE);
        var levels = new ArrayList<List<long[]>>();
        int states = 1;
        for (int place = 0; place < patterns.size(); place++) {
            String pattern = patterns.get(place);
            int state = ROOT;
            for (int depth = 0; depth < pattern.length(); depth++) {
                long step = step(state, pattern.charAt(depth));
                Integer known = next.get(step);
                if (known == null) {
                    known = states++;
                    next.put(step, known);
                    if (levels.size() <= depth) {
                        levels.add(new ArrayList<>());
                    }
                    levels.get(depth).add(new long[] { step, known });
                }
                state = known;
            }
            rank[state] = lower(rank[state], place);
        }
        levels.forEach(level -> level.forEach(each -> link(each[0], (int) each[1])));
    }

    /** Level by level: the states that are not as deep are linked already. */
    private void link(long step, int state) {
        int parent = (int) (step >>> 16);
        if (parent != ROOT) {
            fallback[state] = follow(fallback[parent], (char) step);
        }
        rank[state] = lower(rank[state], rank[fallback[state]]);
    }

    private int follow(int from, char character) {
        int state = from;
        while (true) {
            Integer found = next.get(step(state, character));
            if (found != null) {
                return found;
            }
            if (state == ROOT) {
                return ROOT;
            }
            state = fallback[state];
        }
    }

    /** The lowest rank of the patterns that the text has, or {@link #NONE}. */
    int lowestIn(String text) {
        int lowest = NONE;
        int state = ROOT;
        for (int at = 0; at < text.length() && lowest != 0; at++) {
            state = follow(state, text.charAt(at));
            lowest = lower(lowest, rank[state]);
        }
        return lowest;
    }

    /** The lower of two ranks. */
    static int lower(int one, int other) {
        return one == NONE || (other != NONE && other < one) ? other : one;
    }

    private static long step(int state, char character) {
        return ((long) state << 16) | character;
    }
}
