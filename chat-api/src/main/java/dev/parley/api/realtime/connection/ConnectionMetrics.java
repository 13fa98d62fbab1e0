package dev.parley.api.realtime.connection;

import dev.parley.api.metrics.CountMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** The connections of this node. */
@Component
@RequiredArgsConstructor
class ConnectionMetrics implements MeterBinder {

    private static final String CLOSED = "parley.connections.closed";
    private static final String WHY = "Connections that have ended";

    private final Connections connections;

    @Override
    public void bindTo(MeterRegistry registry) {
        var meters = new CountMeters(registry);
        var counts = connections.counts();
        meters.gauge("parley.connections", "Open connections", () -> connections.all().size());
        meters.gauge("parley.people", "People with a connection here", () -> connections.people().size());
        meters.counter("parley.connections.opened", "Connections that were opened", counts::opened);
        meters.counter(CLOSED, WHY, counts::closedByClients, Tags.of("reason", "client"));
        for (CloseCode code : CloseCode.values()) {
            var reason = Tags.of("reason", code.name().toLowerCase(Locale.ROOT));
            meters.counter(CLOSED, WHY, () -> counts.closed().of(code), reason);
        }
        meters.counter("parley.deliveries", "Events of chats handed to connections", counts::delivered);
    }
}
