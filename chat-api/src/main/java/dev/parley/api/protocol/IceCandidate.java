package dev.parley.api.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

/**
 * An ICE candidate as the browser's {@code RTCIceCandidate.toJSON()} gives it; an empty {@code candidate} ends the list.
 *
 * @param candidate at most 2,000 characters
 */
public record IceCandidate(
    String candidate,
    @JsonSetter(nulls = Nulls.SET) @Nullable String sdpMid,
    @JsonSetter(nulls = Nulls.SET) @Nullable Integer sdpMLineIndex,
    @JsonSetter(nulls = Nulls.SET) @Nullable String usernameFragment
) {}
