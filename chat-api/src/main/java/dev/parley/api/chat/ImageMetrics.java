package dev.parley.api.chat;

import dev.parley.chat.image.ImageQueue;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** How many images wait to be decoded on this node. */
@Component
@RequiredArgsConstructor
class ImageMetrics implements MeterBinder {

    private final ImageQueue queue;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("parley.images.waiting", () -> queue.load().waiting())
            .description("Images that wait to be decoded")
            .register(registry);
        Gauge.builder("parley.images.running", () -> queue.load().running())
            .description("Images that are being decoded")
            .register(registry);
        FunctionCounter.builder("parley.images.refused", queue, each -> each.load().refused())
            .description("Images that were refused because too many waited")
            .register(registry);
    }
}
