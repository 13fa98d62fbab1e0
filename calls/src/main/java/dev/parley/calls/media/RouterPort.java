package dev.parley.calls.media;

import dev.parley.calls.media.sdp.Candidates;
import dev.parley.calls.media.transport.MediaPort;
import dev.parley.calls.media.transport.TransportCounts;
import java.io.IOException;
import java.time.Clock;
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
class RouterPort implements SmartLifecycle, RouterCounts {

    private final RouterProperties properties;
    private final Clock clock;
    private final TransportCounts counts = new TransportCounts();
    private volatile @Nullable Open open;

    /** @param candidates by which addresses browsers reach it */
    record Open(MediaPort port, Candidates candidates) {}

    /** Empty where there is no router, before the start and after the end. */
    Optional<Open> get() {
        return Optional.ofNullable(open);
    }

    @Override
    public TransportCounts transport() {
        return counts;
    }

    @Override
    public void start() {
        if (!properties.enabled() || open != null) {
            return;
        }
        var addresses = new RouterAddresses(properties);
        var udp = addresses.listened();
        var tcp = addresses.listenedByTcp();
        try {
            var port = MediaPort.open(udp, tcp, clock.instant(), counts);
            var candidates = new Candidates(
                addresses.announced(port.addresses()),
                addresses.announcedByTcp(port.tcpAddresses())
            );
            open = new Open(port, candidates);
            log.info("The router of media is reached by UDP at {}, by TCP at {}", candidates.udp(), candidates.tcp());
        } catch (IOException failure) {
            throw new IllegalStateException(
                "The port of the router cannot be bound by UDP at %s or by TCP at %s (%s). Set parley.calls.router.port or parley.calls.router.tcp-port, or parley.calls.router.enabled=false.".formatted(
                    udp,
                    tcp,
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
