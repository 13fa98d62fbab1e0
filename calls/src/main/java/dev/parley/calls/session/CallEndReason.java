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
    /** A participant's connection was gone for longer than the grace period. */
    CONNECTION_LOST,
}
