package dev.parley.api.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What should be the same and is not. */
final class Differences {

    private final List<String> found = new ArrayList<>();

    void add(String difference) {
        found.add(difference);
    }

    /** @param what as a format, with its arguments */
    void unlessEqual(@Nullable Object actual, @Nullable Object expected, String what, Object... arguments) {
        if (!Objects.equals(actual, expected)) {
            found.add(what.formatted(arguments) + ": " + actual + ", but " + expected);
        }
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
