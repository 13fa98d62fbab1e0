package dev.parley.calls.meeting;

/** For whom something is in a meeting's call. */
public enum Whom {
    EVERYBODY,
    HOSTS,
}
