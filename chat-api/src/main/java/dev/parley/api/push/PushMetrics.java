package dev.parley.api.push;

import dev.parley.api.metrics.CountMeters;
import dev.parley.chat.push.PushCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What has become of notices for devices whose page is closed. */
@Component
@RequiredArgsConstructor
class PushMetrics implements MeterBinder {

    private final PushCounts counts;

    @Override
    public void bindTo(MeterRegistry registry) {
        new CountMeters(registry).counters(
            "parley.push.notices",
            "Notices handed to push services",
            "outcome",
            counts.fates()
        );
    }
}
