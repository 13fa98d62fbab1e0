package dev.parley.api.metrics;

import dev.parley.api.testing.Repository;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that docs/operations.md lists. */
final class MetricList {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(parley_\\w+)` \\| (\\w+) \\|");

    /** What Prometheus appends to the name of a histogram or summary. */
    private static final Pattern SERIES = Pattern.compile("_(bucket|count|sum|max)$");

    private MetricList() {}

    static Set<String> names() {
        return ROW.matcher(Repository.read("docs/operations.md"))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each with its type. */
    static Set<String> typed() {
        return ROW.matcher(Repository.read("docs/operations.md"))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The metrics that a text names by their series. */
    static Set<String> namedIn(String text) {
        var listed = names();
        return Pattern.compile("parley_\\w+")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .map(name -> listed.contains(name) ? name : SERIES.matcher(name).replaceFirst(""))
            .collect(Collectors.toCollection(TreeSet::new));
    }
}
