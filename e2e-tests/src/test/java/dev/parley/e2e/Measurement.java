package dev.parley.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long something took, each time it was done. Everything in milliseconds. */
final class Measurement {

    private final String what;
    private final List<Double> times = new ArrayList<>();

    Measurement(String what) {
        this.what = what;
    }

    void add(double milliseconds) {
        times.add(milliseconds);
    }

    static String head() {
        return """
        | what | runs | median | 95 % | 99 % | longest |
        |---|---|---|---|---|---|
        """;
    }

    /** A row of a Markdown table, in whole milliseconds. */
    String row() {
        return row(0);
    }

    /** A row of a Markdown table, with so many digits behind the point. */
    String row(int digits) {
        var cells = IntStream.of(50, 95, 99, 100)
            .mapToObj(percent -> "%%.%df".formatted(digits).formatted(percentile(percent)))
            .collect(Collectors.joining(" | "));
        return "| %s | %d | %s |%n".formatted(what, times.size(), cells);
    }

    /** The nearest rank: the smallest time that this share of all did not exceed. */
    private double percentile(int percent) {
        var sorted = times.stream().sorted().toList();
        int rank = (int) Math.ceil((percent / 100.0) * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
