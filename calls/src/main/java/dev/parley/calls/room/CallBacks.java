package dev.parley.calls.room;

import java.net.URI;

/** Tells whom the end of a room is to be told that it is over: one for each kind of target. */
public interface CallBacks {
    /** What came of an attempt. */
    enum Outcome {
        DELIVERED,
        /** Another attempt may succeed. */
        FAILED,
        /** The receiver wants nothing any more. */
        REFUSED_FOR_GOOD,
    }

    /** Whether it is for targets of this kind. */
    boolean reach(URI target);

    /**
     * Tries once, and waits for what comes of it, for less than {@link RoomUpkeep#CLAIM}. The same end may be told several
     * times, also at the same time; the receiver knows it by the room.
     *
     * @param room one that is over and has a call-back to a target of this kind
     */
    Outcome ended(Room room);
}
