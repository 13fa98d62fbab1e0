package dev.parley.calls.media.recording;

import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the packets of one track stand in time: by its own timestamps, and by the router's clock. */
final class TrackClock {

    private final String publisher;
    private final int clockHz;
    private final Clocks clocks;
    private final Timeline timeline;
    private @Nullable Moment arrival;
    private @Nullable Moment first;
    private @Nullable Moment latest;

    /** @param ns by the router's clock */
    private record Moment(long ticks, long ns) {}

    TrackClock(String publisher, MediaKind kind, Clocks clocks) {
        this.publisher = publisher;
        this.clocks = clocks;
        clockHz = kind.clockHz();
        timeline = new Timeline(clockHz);
    }

    /** In units of the track's clock since its first packet; below 0 for what was sent before that. */
    long ticks(int timestamp, long arrivedNs) {
        long ticks = timeline.at(timestamp, arrivedNs);
        if (arrival == null) {
            arrival = new Moment(ticks, arrivedNs);
        }
        return ticks;
    }

    /** The publisher says how this track's timestamps stand to its clock. */
    void told(Rtcp.SenderReport report) {
        if (arrival == null) {
            return;
        }
        latest = new Moment(timeline.near(report.timestamp()), clocks.at(publisher, report.ntp()));
        if (first == null) {
            first = latest;
        }
    }

    /**
     * By the router's clock; before the publisher has told its own, by when the first packet has come. The clock of a sound card
     * drifts, so the report that is nearer in time counts.
     */
    long ns(long ticks) {
        var reference = first == null || latest == null ? arrival : ticks <= first.ticks() ? first : latest;
        return reference == null
            ? 0
            : reference.ns() + ((ticks - reference.ticks()) * TimeUnit.SECONDS.toNanos(1)) / clockHz;
    }
}
