package dev.parley.api.health;

import dev.parley.api.embedded.DataDisk;
import dev.parley.api.metrics.CountMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the stores answer, and how much room the disk of the embedded ones has. */
@Component
@RequiredArgsConstructor
class StoreMetrics implements MeterBinder {

    private static final String UP = "parley.store.up";
    private static final String WHAT = "1 where the store answers, 0 where it does not";

    private final StoreProbe mongoProbe;
    private final StoreProbe redisProbe;
    private final ObjectProvider<DataDisk> disk;

    @Override
    public void bindTo(MeterRegistry registry) {
        var meters = new CountMeters(registry);
        meters.gauge(UP, WHAT, () -> mongoProbe.answers() ? 1 : 0, Tags.of("store", "mongo"));
        meters.gauge(UP, WHAT, () -> redisProbe.answers() ? 1 : 0, Tags.of("store", "redis"));
        disk.ifAvailable(present ->
            meters.gauge("parley.disk.free.bytes", "Room on the disk of the embedded stores", present::usableBytes)
        );
    }
}
