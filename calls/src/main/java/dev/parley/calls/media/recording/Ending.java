package dev.parley.calls.media.recording;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What has become of a {@linkplain RecordingPart part} of a recording. */
public enum Ending {
    /** The recording has ended with it. */
    @JsonProperty("ended")
    ENDED,

    /** Its node has let go of the call while it was recorded: with the call the recording goes on, in another part. */
    @JsonProperty("moved")
    MOVED,

    /** Its node has died, or could not write any more; it ends where it was saved last. */
    @JsonProperty("cutOff")
    CUT_OFF,
}
