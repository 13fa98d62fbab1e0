package dev.parley.api.webhook;

import dev.parley.api.metrics.CountMeters;
import dev.parley.chat.outbound.SignedPost;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How the requests of webhooks and call-backs have ended. */
@Component
@RequiredArgsConstructor
class OutboundMetrics implements MeterBinder {

    private final SignedPost post;

    @Override
    public void bindTo(MeterRegistry registry) {
        new CountMeters(registry).counters(
            "parley.outbound.requests",
            "Requests of webhooks and call-backs",
            "outcome",
            post.outcomes()
        );
    }
}
