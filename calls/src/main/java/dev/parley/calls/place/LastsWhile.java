package dev.parley.calls.place;

/** How many people, present or awaited, keep an answered call going. */
public enum LastsWhile {
    /** Two talk; one alone has nobody to talk to. */
    TWO(2),
    /** One may wait for others to join. */
    ONE(1),
    /** The room waits, also empty, until somebody ends it. */
    OPEN(0);

    private final int people;

    LastsWhile(int people) {
        this.people = people;
    }

    public boolean goesOnWith(int present) {
        return present >= people;
    }
}
