package dev.parley.e2e;

import java.util.ArrayList;
import java.util.List;

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

    /** A row of a Markdown table. */
    String row() {
        return "| %s | %d | %.0f | %.0f | %.0f | %.0f |%n".formatted(
            what,
            times.size(),
            percentile(50),
            percentile(95),
            percentile(99),
            percentile(100)
        );
    }

    /** The nearest rank: the smallest time that this share of all did not exceed. */
    private double percentile(int percent) {
        var sorted = times.stream().sorted().toList();
        int rank = (int) Math.ceil((percent / 100.0) * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
