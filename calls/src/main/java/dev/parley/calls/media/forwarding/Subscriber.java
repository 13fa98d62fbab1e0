package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.bandwidth.DownlinkEstimate;
import dev.parley.calls.media.bandwidth.Pacer;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtcpWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one browser receives: its tracks by their sources, what it misses, the clocks that it is told, how much its downlink
 * bears, and when its packets leave.
 */
final class Subscriber {

    private static final long REPORT_NS = TimeUnit.SECONDS.toNanos(1);

    private final Map<Integer, OutgoingTrack> bySsrc = new HashMap<>();
    private final Pacer pacer;
    private DownlinkEstimate downlink = new DownlinkEstimate();
    private boolean estimated;
    private long needed;
    private long reportAtNs;

    /** @param exit where its packets leave */
    Subscriber(Pacer.Exit exit) {
        pacer = new Pacer(this::downlink, exit);
    }

    /** The browser has begun anew, maybe from another network. */
    void beginAnew() {
        pacer.clear();
        downlink = new DownlinkEstimate();
        estimated = false;
    }

    /** How many bits per second its downlink bears; no limit where the browser does not tell when packets came. */
    long downlink() {
        return estimated ? downlink.bitsPerSecond() : Long.MAX_VALUE;
    }

    /** How many bits per second it bears in a moment, where less is to be sent now. */
    long downlinkSoon() {
        return estimated ? downlink.bornePerSecond() : Long.MAX_VALUE;
    }

    /** How many bits per second the next better picture would take, 0 where there is none: as many may be probed for. */
    void need(long bitsPerSecond) {
        needed = bitsPerSecond;
    }

    /** Takes over a packet, which leaves when it is its turn. */
    void pace(Pacer.Turn turn, byte[] packet, int length, int numberAt, long nowNs) {
        pacer.take(turn, packet, length, numberAt, nowNs);
    }

    /** Whether {@link #flush} is to be called again soon: something waits for its turn, or is to be spread over time. */
    boolean isPressed() {
        return pacer.isWaiting() || downlink.isProbing();
    }

    /** @param number its transport-wide number, from 0 to 65535 */
    void sent(int number, int rtpBytes, long nowNs) {
        estimated = true;
        downlink.sent(number, rtpBytes, nowNs);
    }

    void add(OutgoingTrack track) {
        bySsrc.put(track.ids().ssrc(), track);
    }

    void remove(OutgoingTrack track) {
        bySsrc.remove(track.ids().ssrc());
        pacer.forget(track.ids().ssrc());
        pacer.forget(track.ids().repairSsrc());
    }

    /** A smaller layer of it was selected: where packets wait on the way, nothing more of the present one is sent. */
    void lowered(OutgoingTrack track) {
        if (estimated && downlink.isOverfull() && track.stopUntilKeyFrame()) {
            pacer.forget(track.ids().ssrc());
            pacer.forget(track.ids().repairSsrc());
        }
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
                case Rtcp.Arrivals(var feedback) -> downlink.told(feedback, nowNs);
                case Rtcp.SenderReport _, Rtcp.Reception _, Rtcp.Goodbye _ -> {
                    // What the browser sends is its publisher's side.
                }
            }
        }
    }

    /** Lets leave what has its turn, and probes its downlink. */
    void flush(long nowNs) {
        pacer.drain(nowNs);
        probe(nowNs);
    }

    /** Tells the clocks of its tracks once a second, each in a packet of its own. */
    void tick(RtcpWriter writer, Runnable send, long nowNs) {
        downlink.tick(nowNs);
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

    private void probe(long nowNs) {
        long due = downlink.paddingDue(needed, nowNs);
        if (due <= 0) {
            return;
        }
        for (OutgoingTrack track : bySsrc.values()) {
            int padded = 1;
            while (padded > 0 && due > 0 && pacer.mayPad(nowNs)) {
                padded = track.pad();
                due -= padded;
            }
        }
    }

    private @Nullable OutgoingTrack track(int ssrc) {
        return bySsrc.get(ssrc);
    }
}
