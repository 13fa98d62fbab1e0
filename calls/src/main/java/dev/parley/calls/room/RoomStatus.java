package dev.parley.calls.room;

/** How a room stands. */
public enum RoomStatus {
    /** The two have not met yet. */
    PENDING,
    /** They talk. */
    ACTIVE,
    ENDED,
}
