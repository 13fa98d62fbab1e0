package dev.parley.api.search;

import dev.parley.chat.search.SearchIndexer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How far the index of the search is behind on this node. */
@Component
@RequiredArgsConstructor
class SearchMetrics implements MeterBinder {

    private final SearchIndexer indexer;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("parley.search.waiting", () -> indexer.lag().chats())
            .description("Chats with events that are not indexed yet")
            .register(registry);
        TimeGauge.builder("parley.search.lag", () -> indexer.lag().oldest().toMillis(), TimeUnit.MILLISECONDS)
            .description("How long the chat that waits longest has waited")
            .register(registry);
    }
}
