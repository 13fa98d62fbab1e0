package dev.parley.calls.media.recording;

import dev.parley.calls.media.forwarding.RoomRecorder;
import dev.parley.calls.session.RecordingId;
import java.util.concurrent.TimeUnit;

/** A recording that this node writes. */
public interface OpenRecording {
    RecordingId id();

    RoomRecorder recorder();

    /** Nothing more is taken in. What was goes into the chat, for which this does not wait. The first word counts. */
    void end(Ending ending);

    /** Whether nothing more is taken in, also where it has ended by itself. */
    boolean hasEnded();

    /** Waits until its files are in the chat, or that has failed. @return whether that is so by then */
    boolean awaitEnd(long atMost, TimeUnit unit);
}
