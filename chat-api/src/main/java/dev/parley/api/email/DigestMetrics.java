package dev.parley.api.email;

import dev.parley.api.metrics.CountMeters;
import dev.parley.chat.digest.DigestCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What has become of digests. */
@Component
@RequiredArgsConstructor
class DigestMetrics implements MeterBinder {

    private final DigestCounts counts;

    @Override
    public void bindTo(MeterRegistry registry) {
        new CountMeters(registry).counters(
            "parley.digest.mails",
            "Digests handed to the mail server",
            "outcome",
            counts.outcomes()
        );
    }
}
