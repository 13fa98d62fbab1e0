package dev.parley.calls.media.recording;

import dev.parley.calls.media.rtp.RtpPacketView;

/** One track as it is written: in order, with gaps where something is lost, at the times that its timestamps say. */
sealed interface TrackFile permits SoundFile, PictureFile {
    /** Takes in a packet, also one that is late. */
    void add(RtpPacketView packet, long arrivedNs);

    /** Writes through what is in order, so that it can be played should no more come. */
    void flush();

    /** No more comes: the rest is written. Nothing is, where nothing could be played. */
    void close();

    /** Where its playing begins, in units of the track's clock since its first packet. */
    long beginsAt();

    /** Where it ends so far. */
    long endsAt();

    /** Whether there is something to play. */
    boolean isPlayable();

    /** Whether it cannot go on without a whole picture; false until it happens again. */
    boolean takeBroken();
}
