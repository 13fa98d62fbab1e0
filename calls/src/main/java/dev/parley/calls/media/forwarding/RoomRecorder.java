package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import java.util.Set;

/** Takes in what of a room is recorded. It is called by the media port's thread, and waits for nothing. */
public interface RoomRecorder {
    /** The payload type of redundant sound; all other sound is Opus. */
    int REDUNDANT_TYPE = 97;

    /**
     * A packet of RTP, whose source is the same all the time: its numbers have gaps only where something is lost, whichever layer
     * it is of.
     *
     * @param packet may be written over afterwards
     */
    void rtp(TrackName track, MediaKind kind, byte[] packet, int length, long nowNs);

    /** How the track's timestamps stand to its publisher's clock. */
    void clock(TrackName track, Rtcp.SenderReport report, long nowNs);

    /** The tracks that cannot go on without a whole picture; each once. */
    Set<TrackName> takeBroken();
}
