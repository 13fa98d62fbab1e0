package dev.parley.api.realtime.feed;

import dev.parley.api.metrics.CountMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What the audits have mended on this node. */
@Component
@RequiredArgsConstructor
class FeedMetrics implements MeterBinder {

    private final ChatFeeds feeds;

    @Override
    public void bindTo(MeterRegistry registry) {
        new CountMeters(registry).counter(
            "parley.audit.repairs",
            "Chats of which an audit has found events that had not come",
            feeds::repairs
        );
    }
}
