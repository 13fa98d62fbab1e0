package dev.parley.api.chat;

import dev.parley.api.metrics.CountMeters;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.message.SentMessages;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** What this node writes into the logs of chats. */
@Component
@RequiredArgsConstructor
class LogMetrics implements MeterBinder {

    private final ChatLog log;
    private final SentMessages sent;

    @Override
    public void bindTo(MeterRegistry registry) {
        var meters = new CountMeters(registry);
        var counts = log.counts();
        meters.timer("parley.log.batches", "Batches written, and how long it took", counts.batches(), Tags.empty());
        meters.counter("parley.log.events", "Events written", counts::events);
        meters.counters("parley.messages", "Messages written, by where they come from", "origin", sent.byOrigin());
        meters.counter("parley.log.conflicts", "Batches of which another node had a place first", counts::conflicts);
    }
}
