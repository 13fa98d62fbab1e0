package dev.parley.api.error;

import dev.parley.api.metrics.CountMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How often requests and frames were refused, or failed, and why. */
@Component
@RequiredArgsConstructor
class ProblemMetrics implements MeterBinder {

    private final Problems problems;

    @Override
    public void bindTo(MeterRegistry registry) {
        new CountMeters(registry).counters(
            "parley.problems",
            "Requests and frames that were refused or have failed",
            "code",
            problems.counts()
        );
    }
}
