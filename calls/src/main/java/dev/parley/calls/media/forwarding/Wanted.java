package dev.parley.calls.media.forwarding;

/**
 * What a participant wants to receive.
 *
 * @param screen whether it is a shared screen, which comes before cameras
 */
public record Wanted(TrackName name, boolean screen) {}
