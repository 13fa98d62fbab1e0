package dev.parley.api.metrics;

import dev.parley.chat.count.CountsBy;
import dev.parley.chat.count.TimeCount;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lombok.RequiredArgsConstructor;

/** Registers counts, which are read when somebody asks for the metrics: counting costs the same whether anybody does. */
@RequiredArgsConstructor
public final class CountMeters {

    private final MeterRegistry registry;

    public void counter(String name, String what, LongSupplier value) {
        counter(name, what, value, Tags.empty());
    }

    public void counter(String name, String what, LongSupplier value, Tags tags) {
        // A meter holds the object that it reads weakly, and its function strongly.
        FunctionCounter.builder(name, registry, _ -> value.getAsLong())
            .description(what)
            .tags(tags)
            .register(registry);
    }

    /** One counter for each kind, told apart by the tag. */
    public <K extends Enum<K>> void counters(String name, String what, String tag, CountsBy<K> counts) {
        for (K kind : counts.kinds()) {
            counter(name, what, () -> counts.of(kind), Tags.of(tag, kind.name().toLowerCase(Locale.ROOT)));
        }
    }

    public void gauge(String name, String what, LongSupplier value) {
        gauge(name, what, value, Tags.empty());
    }

    public void gauge(String name, String what, LongSupplier value, Tags tags) {
        Gauge.builder(name, value, LongSupplier::getAsLong)
            .strongReference(true)
            .description(what)
            .tags(tags)
            .register(registry);
    }

    public void timer(String name, String what, TimeCount times, Tags tags) {
        FunctionTimer.builder(name, times, TimeCount::count, TimeCount::nanos, TimeUnit.NANOSECONDS)
            .description(what)
            .tags(tags)
            .register(registry);
    }
}
