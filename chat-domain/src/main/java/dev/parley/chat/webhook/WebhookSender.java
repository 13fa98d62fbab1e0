package dev.parley.chat.webhook;

import dev.parley.chat.webhook.WebhookQueue.Held;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up the webhooks that have something to tell, each on a thread of its own: a slow receiver delays no other. */
@Slf4j
@Component
@RequiredArgsConstructor
class WebhookSender {

    private static final int MOST_AT_ONCE = 500;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final WebhookQueue queue;
    private final WebhookTurn turn;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private volatile boolean stopping;

    /** Also finds what other nodes have noted, what a dead one held, and what is to be tried again. */
    @Scheduled(fixedDelayString = "${parley.webhooks.interval:5s}")
    void look() {
        while (!stopping && free.tryAcquire()) {
            var held = claim();
            if (held == null) {
                return;
            }
            Thread.ofVirtual()
                .name("webhook-" + held.webhook().id())
                .start(() -> {
                    try {
                        run(held);
                    } finally {
                        free.release();
                    }
                });
        }
    }

    private @Nullable Held claim() {
        boolean claimed = false;
        try {
            var held = queue.claim();
            claimed = held.isPresent();
            return held.orElse(null);
        } finally {
            if (!claimed) {
                free.release();
            }
        }
    }

    private void run(Held held) {
        try {
            turn.run(held, () -> stopping);
        } catch (RuntimeException failure) {
            log.warn("Webhook {} broke off and goes on later", held.webhook().id(), failure);
            try {
                queue.release(held, AFTER_TROUBLE);
            } catch (RuntimeException away) {
                log.debug("Its lease will run out", away);
            }
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
