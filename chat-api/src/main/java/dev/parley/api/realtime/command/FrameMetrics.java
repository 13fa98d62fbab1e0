package dev.parley.api.realtime.command;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parley.api.metrics.CountMeters;
import dev.parley.api.protocol.ClientFrame;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts the frames of clients by their types. */
@Component
class FrameMetrics implements MeterBinder {

    private final Map<Class<?>, LongAdder> counts = types(ClientFrame.class).collect(
        Collectors.toUnmodifiableMap(Function.identity(), _ -> new LongAdder())
    );

    private static Stream<Class<?>> types(Class<?> type) {
        return type.isSealed()
            ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FrameMetrics::types)
            : Stream.of(type);
    }

    void came(ClientFrame frame) {
        Objects.requireNonNull(counts.get(frame.getClass())).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var meters = new CountMeters(registry);
        counts.forEach((type, count) ->
            meters.counter("parley.frames", "Frames of clients", count::sum, Tags.of("type", name(type)))
        );
    }

    private static String name(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(JsonTypeName.class)).value();
    }
}
