package dev.parley.calls.session;

/** Why a call ended. */
public enum CallEndReason {
    /** Every callee declined. */
    DECLINED,
    /** Nobody answered within the ring time-out. */
    MISSED,
    /** The caller gave up, or lost the connection, before anybody answered. */
    CANCELLED,
    /** A participant left and nobody remained to talk to. */
    HUNG_UP,
    /** A participant's connection was gone, and did not return in time. */
    CONNECTION_LOST,
    /** Who has started it ended it for everybody. */
    ENDED_BY_HOST,
    /** No way was found for the media. */
    FAILED,
    /** It never rang: the one who was called talked to somebody else. */
    BUSY,
    /** Nothing is known of it any more, as Redis has lost its data. */
    LOST,
}
