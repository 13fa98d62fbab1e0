package dev.parley.calls.media.forwarding;

/**
 * A track by its publisher and the publisher's own name for it.
 *
 * @param participant who publishes it
 */
public record TrackName(String participant, String track) {}
