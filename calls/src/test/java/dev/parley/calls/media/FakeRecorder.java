package dev.parley.calls.media;

import dev.parley.calls.media.forwarding.RoomRecorder;
import dev.parley.calls.media.forwarding.TrackName;
import dev.parley.calls.media.recording.Ending;
import dev.parley.calls.media.recording.OpenRecording;
import dev.parley.calls.media.recording.Recorder;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.Recording;
import dev.parley.calls.session.RecordingId;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps which parts were begun, and how they ended; writes nothing. */
final class FakeRecorder implements Recorder {

    final List<Part> parts = new CopyOnWriteArrayList<>();

    @Override
    public Part open(CallId call, ChatId chat, Recording recording, Runnable full) {
        var part = new Part(recording.id(), full);
        parts.add(part);
        return part;
    }

    static final class Part implements OpenRecording, RoomRecorder {

        private final RecordingId id;
        private final Runnable full;
        private volatile @Nullable Ending ending;
        private volatile boolean awaited;

        private Part(RecordingId id, Runnable full) {
            this.id = id;
            this.full = full;
        }

        /** Ends by itself. */
        void fill() {
            end(Ending.ENDED);
            full.run();
        }

        @Nullable
        Ending ending() {
            return ending;
        }

        boolean isAwaited() {
            return awaited;
        }

        @Override
        public RecordingId id() {
            return id;
        }

        @Override
        public RoomRecorder recorder() {
            return this;
        }

        @Override
        public void end(Ending how) {
            ending = how;
        }

        @Override
        public boolean hasEnded() {
            return ending != null;
        }

        @Override
        public boolean awaitEnd(long atMost, TimeUnit unit) {
            awaited |= hasEnded() && atMost > 0;
            return false;
        }

        @Override
        public void rtp(TrackName track, MediaKind kind, byte[] packet, int length, long nowNs) {
            // Nobody speaks.
        }

        @Override
        public void clock(TrackName track, Rtcp.SenderReport report, long nowNs) {
            // Nobody speaks.
        }

        @Override
        public Set<TrackName> takeBroken() {
            return Set.of();
        }
    }
}
