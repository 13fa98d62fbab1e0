package dev.parley.api.realtime.bus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How the bus of this node does. */
@Component
@RequiredArgsConstructor
class BusMetrics implements MeterBinder {

    private final NodeBus bus;

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "parley.bus.published", "Messages that Redis has taken", BusCounts::published);
        count(registry, "parley.bus.unsent", "Messages given up as Redis was away or slow", BusCounts::unsent);
        count(registry, "parley.bus.heard", "Messages of other nodes", BusCounts::heard);
        count(registry, "parley.bus.overrun", "Batches that came faster than they were delivered", BusCounts::overrun);
        count(registry, "parley.bus.unreadable", "Messages of a newer shape", BusCounts::unreadable);
        Gauge.builder("parley.bus.topics", bus, NodeBus::topics)
            .description("Topics that this node has subscribed to")
            .register(registry);
        Gauge.builder("parley.bus.waiting", bus, NodeBus::waiting)
            .description("Messages that wait to be published")
            .register(registry);
    }

    private void count(MeterRegistry registry, String name, String what, ToDoubleFunction<BusCounts> value) {
        FunctionCounter.builder(name, bus.counts(), value).description(what).register(registry);
    }
}
