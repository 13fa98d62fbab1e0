package dev.parley.api.realtime.delivery;

import dev.parley.chat.log.LoggedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** How old events of chats are when they have been handed to the connections of this node; by the clocks of two nodes, where another has written them. */
@Component
class DeliveryDelay {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
    };

    private final Timer timer;
    private final Clock clock;

    DeliveryDelay(MeterRegistry registry, Clock clock) {
        timer = Timer.builder("parley.delivery.delay")
            .description("How old events of chats are when they have been handed to the connections")
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
        this.clock = clock;
    }

    void delivered(List<LoggedEvent> events) {
        var now = clock.instant();
        events.forEach(event -> timer.record(Duration.between(event.at(), now)));
    }
}
