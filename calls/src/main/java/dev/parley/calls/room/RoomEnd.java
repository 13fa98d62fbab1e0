package dev.parley.calls.room;

/** Why a room is over. */
public enum RoomEnd {
    /** One of the two has hung up. */
    HUNG_UP,
    /** The connection of one of the two was lost for good, or no way was found for the media. */
    CONNECTION_LOST,
    /** Its owner has ended it. */
    ENDED_BY_OWNER,
    /** The two have not met before the links expired. */
    EXPIRED,
    /** Somebody came, left, and nobody has come since. */
    EMPTY,
    /** The call went on for as long as it may. */
    TOO_LONG,
}
