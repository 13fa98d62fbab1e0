package dev.parley.calls.room;

/** Tells the owner's program that a room is over. */
@FunctionalInterface
public interface CallBacks {
    /** What came of an attempt. */
    enum Outcome {
        DELIVERED,
        /** Another attempt may succeed. */
        FAILED,
        /** The receiver wants nothing any more. */
        REFUSED_FOR_GOOD,
    }

    /**
     * Tries once, and waits for what comes of it, for less than {@link RoomUpkeep#CLAIM}. The same end may be told several
     * times, also at the same time; the receiver knows it by the room.
     *
     * @param room one that is over and has a call-back
     */
    Outcome ended(Room room);
}
