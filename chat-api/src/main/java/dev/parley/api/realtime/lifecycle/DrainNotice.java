package dev.parley.api.realtime.lifecycle;

import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Leaves proxies time to see that a node stops: its readiness says so already, and it serves as before. Without it those who
 * are sent away may be led to the same node again.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class DrainNotice {

    private final RealtimeProperties properties;

    /** After the other nodes have been told, and before anybody is sent away. */
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    @EventListener(ContextClosedEvent.class)
    void pause() {
        var notice = properties.drainNotice();
        if (notice.isPositive()) {
            log.info("This node stops; proxies have {} to see it", notice);
            try {
                TimeUnit.NANOSECONDS.sleep(notice.toNanos());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
