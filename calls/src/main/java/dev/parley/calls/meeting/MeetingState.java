package dev.parley.calls.meeting;

/** How a meeting stands, to its hosts. */
public enum MeetingState {
    /** To come, or without a time. */
    UPCOMING,
    /** Has a call. */
    LIVE,
    PAST,
}
