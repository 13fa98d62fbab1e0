package dev.parley.calls.media;

import dev.parley.calls.media.transport.MediaPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Binds the media port when the application starts, and closes it when the web server has let go of the last connection. */
@Slf4j
@Component
@RequiredArgsConstructor
class RouterPort implements SmartLifecycle {

    private final RouterProperties properties;
    private final Clock clock;
    private volatile @Nullable Open open;

    /** @param announced by which addresses browsers reach it, best first */
    record Open(MediaPort port, List<InetSocketAddress> announced) {}

    /** Empty where there is no router, before the start and after the end. */
    Optional<Open> get() {
        return Optional.ofNullable(open);
    }

    @Override
    public void start() {
        if (!properties.enabled() || open != null) {
            return;
        }
        var addresses = new RouterAddresses(properties);
        var listened = addresses.listened();
        try {
            var port = MediaPort.open(listened, clock.instant());
            var announced = addresses.announced(port.addresses());
            open = new Open(port, announced);
            log.info("The router of media is reached by UDP at {}", announced);
        } catch (IOException failure) {
            throw new IllegalStateException(
                "The UDP port %d of the router cannot be bound at %s (%s). Set parley.calls.router.port, or parley.calls.router.enabled=false.".formatted(
                    properties.port(),
                    listened.stream().map(InetSocketAddress::getAddress).toList(),
                    failure.getMessage()
                ),
                failure
            );
        }
    }

    @Override
    public void stop() {
        if (open instanceof Open present) {
            open = null;
            present.port().close();
        }
    }

    @Override
    public boolean isRunning() {
        return open != null;
    }

    /** Before the web server lets the first connection in, and until the last is closed. */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
