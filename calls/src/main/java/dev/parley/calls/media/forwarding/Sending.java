package dev.parley.calls.media.forwarding;

/**
 * A track that a participant publishes.
 *
 * @param track the participant's own name for it
 * @param voice whether it is their microphone
 */
public record Sending(String track, boolean voice) {}
