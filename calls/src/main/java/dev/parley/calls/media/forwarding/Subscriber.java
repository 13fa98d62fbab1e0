package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtcpWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one browser receives: its tracks by their sources, what it misses, and the clocks that it is told. */
final class Subscriber {

    private static final long REPORT_NS = TimeUnit.SECONDS.toNanos(1);

    private final Map<Integer, OutgoingTrack> bySsrc = new HashMap<>();
    private long reportAtNs;

    void add(OutgoingTrack track) {
        bySsrc.put(track.ids().ssrc(), track);
    }

    void remove(OutgoingTrack track) {
        bySsrc.remove(track.ids().ssrc());
    }

    Collection<OutgoingTrack> tracks() {
        return bySsrc.values();
    }

    void rtcp(List<Rtcp> said, long nowNs) {
        for (Rtcp each : said) {
            switch (each) {
                case Rtcp.Nack(var ssrc, var sequences) -> {
                    var track = track(ssrc);
                    if (track != null) {
                        track.repeat(sequences, nowNs);
                    }
                }
                case Rtcp.KeyFrameRequest(var ssrc) -> {
                    var track = track(ssrc);
                    if (track != null) {
                        track.wantKeyFrame();
                    }
                }
                case Rtcp.SenderReport _, Rtcp.Reception _, Rtcp.Arrivals _, Rtcp.Goodbye _ -> {
                    // What the browser sends is its publisher's side.
                }
            }
        }
    }

    /** Tells the clocks of its tracks, each in a packet of its own, once a second. */
    void tick(RtcpWriter writer, Runnable send, long nowNs) {
        if (nowNs - reportAtNs <= REPORT_NS) {
            return;
        }
        reportAtNs = nowNs;
        for (OutgoingTrack track : bySsrc.values()) {
            var report = track.report(nowNs);
            if (report != null) {
                writer.begin().senderReport(report);
                send.run();
            }
        }
    }

    private @Nullable OutgoingTrack track(int ssrc) {
        return bySsrc.get(ssrc);
    }
}
