package dev.parley.e2e.engine;

import java.util.List;

/** What was measured in several rounds: the median, and between which it was. */
record Spread(double median, double least, double most) {
    static Spread of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    /** As 12.3 (11.9–14.0); with three digits that say something, at most. */
    String shown() {
        return least == most ? shown(median) : "%s (%s–%s)".formatted(shown(median), shown(least), shown(most));
    }

    private static String shown(double value) {
        int digits = value >= 100 || value == Math.rint(value) ? 0 : value >= 10 ? 1 : 2;
        return ("%,." + digits + "f").formatted(value);
    }
}
