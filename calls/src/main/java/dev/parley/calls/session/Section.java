package dev.parley.calls.session;

/**
 * Which of the sender's tracks a media section of the sender's description is for.
 *
 * @param mid the section's name in the description (RFC 8843), 1 to 256 characters
 * @param trackId the sender's name for the track that it sends there, or will once it is on; see {@link Track}
 * @param source what that track is taken from
 */
public record Section(String mid, String trackId, TrackSource source) {}
