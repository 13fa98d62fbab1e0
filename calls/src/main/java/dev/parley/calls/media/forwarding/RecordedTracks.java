package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.Pacer.Turn;
import dev.parley.calls.media.forwarding.OutgoingTrack.ExtensionIds;
import dev.parley.calls.media.forwarding.OutgoingTrack.SourceIds;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.sdp.PayloadTypes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What of a room is recorded: a receiver of all that those publish who have agreed, in the largest layer that arrives, and of
 * nothing else. A track goes on as one after its publisher has begun anew.
 */
final class RecordedTracks {

    private static final long CLOCK_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int PAYLOAD_TYPE = 96;
    private static final ExtensionIds NO_EXTENSIONS = new ExtensionIds(0, 0);

    private final RoomRecorder recorder;
    private final Map<TrackName, OutgoingTrack> tracks = new HashMap<>();
    private Set<String> agreed = Set.of();
    private long clockAtNs;

    RecordedTracks(RoomRecorder recorder) {
        this.recorder = recorder;
    }

    boolean isBy(RoomRecorder other) {
        return recorder == other;
    }

    /** From now on these are recorded, and nobody else. */
    void agreed(Set<String> participants, Map<TrackName, IncomingTrack> published) {
        agreed = Set.copyOf(participants);
        published.forEach((name, source) -> {
            if (!agreed.contains(name.participant())) {
                detach(name, source);
            }
        });
    }

    void stop(Map<TrackName, IncomingTrack> published) {
        agreed(Set.of(), published);
    }

    /** Chooses what is recorded, as the layers that arrive change. */
    void feed(Map<TrackName, IncomingTrack> published, long nowNs) {
        published.forEach((name, source) -> {
            if (agreed.contains(name.participant())) {
                feed(name, source, nowNs);
            }
        });
    }

    /** To be called each 20 ms or so. */
    void tick(long nowNs) {
        for (TrackName broken : recorder.takeBroken()) {
            var track = tracks.get(broken);
            if (track != null) {
                track.wantKeyFrame();
            }
        }
        if (nowNs - clockAtNs > CLOCK_NS) {
            clockAtNs = nowNs;
            tracks.forEach((name, track) -> {
                var report = track.report(nowNs);
                if (report != null) {
                    recorder.clock(name, report, nowNs);
                }
            });
        }
    }

    private void feed(TrackName name, IncomingTrack source, long nowNs) {
        var track = tracks.computeIfAbsent(name, _ -> track(name, source.kind()));
        if (track.kind() != source.kind()) {
            return;
        }
        if (!source.receivers().contains(track)) {
            source.add(track);
        }
        if (source.isWithheld()) {
            track.select(null);
            return;
        }
        var layers = source.layersFor(Integer.MAX_VALUE, nowNs);
        if (!layers.isEmpty() && !layers.largest().equals(track.wanted())) {
            track.select(layers.largest());
        }
    }

    private void detach(TrackName name, IncomingTrack source) {
        var track = tracks.get(name);
        if (track != null) {
            track.select(null);
            source.remove(track);
        }
    }

    private OutgoingTrack track(TrackName name, MediaKind kind) {
        int redundant = kind == MediaKind.AUDIO ? RoomRecorder.REDUNDANT_TYPE : -1;
        var ids = new SourceIds(tracks.size() + 1, 0, PAYLOAD_TYPE, -1, redundant, PayloadTypes.NONE);
        return new OutgoingTrack(ids, NO_EXTENSIONS, kind, new Tap(name, kind));
    }

    private final class Tap implements PacketSink {

        private final TrackName name;
        private final MediaKind kind;

        private Tap(TrackName name, MediaKind kind) {
            this.name = name;
            this.kind = kind;
        }

        /** It leaves at once: what is recorded takes no line. */
        @Override
        public void rtp(Turn turn, byte[] packet, int length, int numberAt) {
            recorder.rtp(name, kind, packet, length, System.nanoTime());
        }
    }
}
