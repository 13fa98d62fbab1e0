package dev.parley.calls.session;

/** Learns who comes into calls and goes, and for whom they ring, once that is stored. It must not take long, nor throw. */
@FunctionalInterface
public interface CallWitness {
    void sees(CallTurnout turnout);
}
