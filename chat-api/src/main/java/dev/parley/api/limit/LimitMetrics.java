package dev.parley.api.limit;

import dev.parley.api.metrics.CountMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How often the limits were reached on this node. */
@Component
@RequiredArgsConstructor
class LimitMetrics implements MeterBinder {

    private final RateLimits limits;

    @Override
    public void bindTo(MeterRegistry registry) {
        new CountMeters(registry).counters(
            "parley.limits.reached",
            "Permits that a rate limit did not give",
            "limit",
            limits.refused()
        );
    }
}
