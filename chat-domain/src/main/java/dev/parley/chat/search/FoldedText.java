package dev.parley.chat.search;

import dev.parley.chat.text.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A text as {@link Folding} makes it, which remembers where each of its characters comes from.
 *
 * @param text what is searched
 * @param starts for each character of it, where its source begins in the original (UTF-16 units)
 * @param ends likewise, where the source ends
 */
record FoldedText(String text, int[] starts, int[] ends) {
    private static final int MOST_RANGES = 100;

    static FoldedText of(String original) {
        var folded = new StringBuilder(original.length());
        int[] starts = new int[original.length() + 1];
        int[] ends = new int[original.length() + 1];
        for (int from = 0; from < original.length(); ) {
            int to = Folding.unitEnd(original, from);
            int before = folded.length();
            Folding.fold(original, from, to, folded);
            if (folded.length() > starts.length) {
                starts = Arrays.copyOf(starts, 2 * folded.length());
                ends = Arrays.copyOf(ends, 2 * folded.length());
            }
            Arrays.fill(starts, before, folded.length(), from);
            Arrays.fill(ends, before, folded.length(), to);
            from = to;
        }
        return new FoldedText(folded.toString(), starts, ends);
    }

    /** Where the words stand in the original: in order, apart from each other, the first 100. */
    List<MatchRange> find(Collection<String> words) {
        var found = new ArrayList<MatchRange>();
        for (String word : words) {
            int at = text.indexOf(word);
            for (int count = 0; at >= 0 && count < MOST_RANGES; count++) {
                found.add(new MatchRange(starts[at], ends[at + word.length() - 1]));
                at = text.indexOf(word, at + word.length());
            }
        }
        found.sort(Comparator.comparingInt(MatchRange::start));
        return merged(found);
    }

    private static List<MatchRange> merged(List<MatchRange> sorted) {
        var merged = new ArrayList<MatchRange>();
        for (MatchRange range : sorted) {
            if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
                var last = merged.removeLast();
                merged.add(new MatchRange(last.start(), Math.max(last.end(), range.end())));
            } else if (merged.size() < MOST_RANGES) {
                merged.add(range);
            }
        }
        return List.copyOf(merged);
    }
}
