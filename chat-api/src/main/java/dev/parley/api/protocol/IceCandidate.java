package dev.parley.api.protocol;

import org.jspecify.annotations.Nullable;

/**
 * An ICE candidate as the browser's {@code RTCIceCandidate.toJSON()} gives it; an empty {@code candidate} ends the list.
 *
 * @param candidate at most 2,000 characters
 */
public record IceCandidate(
        String candidate,
        @Nullable String sdpMid,
        @Nullable Integer sdpMLineIndex,
        @Nullable String usernameFragment) {}
