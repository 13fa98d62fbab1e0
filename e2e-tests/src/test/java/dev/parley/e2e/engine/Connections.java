package dev.parley.e2e.engine;

import dev.parley.e2e.engine.LoadGenerator.Joined;
import java.util.Optional;

/**
 * What further connections took, beside those of a server that has had traffic already.
 *
 * @param joined how they came in, some at a time
 * @param stormed how they came in again after all were cut, all at once
 */
record Connections(Joined joined, Joined stormed, IdleMemory before, IdleMemory after) {
    double residentMibOfThousand() {
        return ofThousand(after.resident() - before.resident());
    }

    Optional<Double> liveMibOfThousand() {
        return before.live().flatMap(less -> after.live().map(more -> ofThousand(more - less)));
    }

    private double ofThousand(double ofAll) {
        return (ofAll * 1000) / joined.connections();
    }
}
