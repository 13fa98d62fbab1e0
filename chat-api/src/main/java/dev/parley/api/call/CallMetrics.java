package dev.parley.api.call;

import dev.parley.api.metrics.CountMeters;
import dev.parley.calls.media.ForwardedPeople;
import dev.parley.calls.media.RouterCounts;
import dev.parley.calls.session.CallCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Calls, and the media that this node forwards. */
@Component
@RequiredArgsConstructor
class CallMetrics implements MeterBinder {

    private static final String RING = "parley.calls.ring";
    private static final String RANG = "Calls that ring no more, and how long they rang";
    private static final String IN = "received";
    private static final String OUT = "sent";

    private final CallCounts calls;
    private final RouterCounts router;
    private final ForwardedPeople people;

    @Override
    public void bindTo(MeterRegistry registry) {
        var meters = new CountMeters(registry);
        meters.counters("parley.calls.started", "Calls that began", "kind", calls.started());
        meters.counters("parley.calls.states", "Calls that came into each state", "state", calls.stages());
        meters.counters("parley.calls.ended", "Calls that ended", "reason", calls.ended());
        meters.timer(RING, RANG, calls.rangUntilAnswered(), Tags.of("outcome", "answered"));
        meters.timer(RING, RANG, calls.rangInVain(), Tags.of("outcome", "unanswered"));
        bindMedia(meters);
    }

    private void bindMedia(CountMeters meters) {
        var media = router.transport();
        meters.gauge("parley.media.people", "People whose media go through this node", people::count);
        meters.counters("parley.media.peers", "What became of peers of the router", "fate", media.peers());
        meters.counter("parley.media.packets", "Packets of media", media::packetsReceived, direction(IN));
        meters.counter("parley.media.packets", "Packets of media", media::packetsSent, direction(OUT));
        meters.counter("parley.media.bytes", "Bytes of media", media::bytesReceived, direction(IN));
        meters.counter("parley.media.bytes", "Bytes of media", media::bytesSent, direction(OUT));
    }

    private static Tags direction(String direction) {
        return Tags.of("direction", direction);
    }
}
