package dev.parley.calls.room;

import java.net.URI;

/** Tells a target that a room is over. There is one for each kind of target. */
public interface CallBacks {
    /** What came of an attempt. */
    enum Outcome {
        DELIVERED,
        /** Another attempt may succeed. */
        FAILED,
        /** The receiver wants nothing any more. */
        REFUSED_FOR_GOOD,
    }

    /** Whether this one tells targets like that. */
    boolean reaches(URI target);

    /**
     * Tries once, and waits for what comes of it, for less than {@link RoomUpkeep#CLAIM}. The same end may be told several
     * times, also at the same time; the receiver knows it by the room.
     *
     * @param room one that is over and has a call-back to a target that this one {@linkplain #reaches reaches}
     */
    Outcome ended(Room room);
}
