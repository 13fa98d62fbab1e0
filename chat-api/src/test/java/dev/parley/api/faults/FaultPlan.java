package dev.parley.api.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults befall which node and when, one after the other: each kind once before any comes again. */
record FaultPlan(List<Planned> faults) {
    private static final int STEPS_EACH = 60;

    /** A fault of the node from one step until another. */
    record Planned(Fault fault, int node, int from, int until) {
        @Override
        public String toString() {
            return from + ": " + fault + " at " + node;
        }
    }

    static FaultPlan of(Random random, int steps, int nodes) {
        var planned = new ArrayList<Planned>();
        var deck = new ArrayList<Fault>();
        for (int start = 0; start + STEPS_EACH <= steps; start += STEPS_EACH) {
            if (deck.isEmpty()) {
                deck.addAll(List.of(Fault.values()));
                Collections.shuffle(deck, random);
            }
            int from = start + 5 + random.nextInt(15);
            int until = from + 5 + random.nextInt(35);
            planned.add(new Planned(deck.removeLast(), random.nextInt(nodes), from, until));
        }
        return new FaultPlan(planned);
    }
}
