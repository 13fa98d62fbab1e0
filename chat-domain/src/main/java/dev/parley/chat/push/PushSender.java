package dev.parley.chat.push;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up whoever is due to be told of something, each on a thread of its own: a slow push service delays no other. */
@Slf4j
@Component
@RequiredArgsConstructor
class PushSender {

    private static final int MOST_AT_ONCE = 200;
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

    private final PendingPushes pending;
    private final PushTurn turn;
    private final PushProperties properties;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private volatile boolean stopping;

    /** Also finds what other nodes have noted, what a dead one held, and what is to be tried again. */
    @Scheduled(fixedDelayString = "${parley.push.interval:1s}")
    void look() {
        while (properties.enabled() && !stopping && free.tryAcquire()) {
            var claimed = claim();
            if (claimed == null) {
                return;
            }
            Thread.ofVirtual()
                .name("push-turn")
                .start(() -> {
                    try {
                        run(claimed);
                    } finally {
                        free.release();
                    }
                });
        }
    }

    private @Nullable Claimed claim() {
        boolean found = false;
        try {
            var claimed = pending.claim();
            found = claimed.isPresent();
            return claimed.orElse(null);
        } finally {
            if (!found) {
                free.release();
            }
        }
    }

    private void run(Claimed claimed) {
        try {
            turn.run(claimed);
        } catch (RuntimeException failure) {
            log.warn("A push broke off and goes on later", failure);
            try {
                pending.release(claimed, AFTER_TROUBLE);
            } catch (RuntimeException away) {
                log.debug("Its lease will run out", away);
            }
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "1h")
    void prune() {
        pending.prune();
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
