package dev.parley.chat.digest;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes up the digests that are due, some at a time: a slow mail server gets no more than a few at once from a node. */
@Slf4j
@Component
@RequiredArgsConstructor
class DigestSender {

    private static final int AT_ONCE = 4;
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DigestStore store;
    private final DigestTurn turn;
    private final DigestMails mails;
    private final DigestProperties properties;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private volatile boolean stopping;

    /** Also finds what other nodes have noted, and what a dead one held. */
    @Scheduled(fixedDelayString = "${parley.digest.interval:10s}")
    void look() {
        while (properties.enabled() && mails.areSent() && !stopping && free.tryAcquire()) {
            var claimed = claim();
            if (claimed.isEmpty()) {
                return;
            }
            Thread.ofVirtual()
                .name("digest")
                .start(() -> {
                    try {
                        run(claimed.get());
                    } finally {
                        free.release();
                        // Others may be due.
                        lookOn();
                    }
                });
        }
    }

    private void lookOn() {
        try {
            look();
        } catch (RuntimeException storeAway) {
            log.debug("Digests wait for the store", storeAway);
        }
    }

    private Optional<ClaimedDigest> claim() {
        boolean found = false;
        try {
            var claimed = store.claim();
            found = claimed.isPresent();
            return claimed;
        } finally {
            if (!found) {
                free.release();
            }
        }
    }

    private void run(ClaimedDigest claimed) {
        try {
            turn.run(claimed);
        } catch (RuntimeException failure) {
            log.warn("A digest broke off and goes on later", failure);
            try {
                store.again(claimed, AFTER_TROUBLE);
            } catch (RuntimeException away) {
                log.debug("Its lease will run out", away);
            }
        }
    }

    /** A mail that is being handed over is noted as sent, or the next node would send it again. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        if (!free.tryAcquire(AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            log.info("A digest is left to another node");
        }
    }
}
