package dev.parley.api.consumer;

import dev.parley.chat.consumer.ConsumerLag;
import dev.parley.chat.consumer.LogConsumers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How far each consumer is behind on this node. */
@Component
@RequiredArgsConstructor
class ConsumerMetrics implements MeterBinder {

    private static final String CONSUMER = "consumer";

    private final LogConsumers consumers;

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ConsumerLag present : consumers.lag()) {
            String name = present.consumer();
            Gauge.builder("parley.consumers.chats", () -> now(name, ConsumerLag::chats))
                .tag(CONSUMER, name)
                .description("Chats with events that the consumer has not handled")
                .register(registry);
            Gauge.builder("parley.consumers.events", () -> now(name, ConsumerLag::events))
                .tag(CONSUMER, name)
                .description("Events of them")
                .register(registry);
            TimeGauge.builder(
                "parley.consumers.lag",
                () -> now(name, lag -> lag.oldest().toMillis()),
                TimeUnit.MILLISECONDS
            )
                .tag(CONSUMER, name)
                .description("How long the chat that waits longest has waited")
                .register(registry);
        }
    }

    private long now(String name, ToLongFunction<ConsumerLag> what) {
        return consumers
            .lag()
            .stream()
            .filter(lag -> lag.consumer().equals(name))
            .mapToLong(what)
            .sum();
    }
}
