package dev.parley.e2e.browser;

import java.util.List;

/** Controls that a finger misses: those that take taps within fewer than 44 px, by WCAG 2.2, 2.5.5. */
public final class TouchTargets {

    private static final String MEASURE = Scripts.read("touchTargets.js");

    private TouchTargets() {}

    /** The controls in sight that are too small, a line each; empty for none. Only on a phone do they take taps around them. */
    public static List<String> tooSmall(Window phone) {
        phone.awaitStillness();
        return phone.lines(MEASURE + "return smallTargets()");
    }
}
