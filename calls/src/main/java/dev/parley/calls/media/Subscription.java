package dev.parley.calls.media;

import dev.parley.calls.session.ConnectionId;

/**
 * A track that a participant wants to receive.
 *
 * @param maxHeight how many pixels high its picture is shown, so that no larger layer is sent; of no meaning for sound
 */
public record Subscription(ConnectionId publisher, String trackId, int maxHeight) {}
