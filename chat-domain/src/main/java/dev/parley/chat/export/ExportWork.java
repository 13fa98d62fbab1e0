package dev.parley.chat.export;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Makes exports that were asked for, on each node one at a time. */
@Slf4j
@Component
@RequiredArgsConstructor
class ExportWork {

    private static final int MOST_ATTEMPTS = 5;

    private final ExportStore store;
    private final ExportLeases leases;
    private final ExportMaking making;
    private final ExportRemoval removal;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;

    /** Also finds what a dead node has begun, and what is to be tried again. */
    @EventListener(ExportAsked.class)
    @Scheduled(fixedDelayString = "${parley.exports.interval:10s}")
    void look() {
        if (!stopping && busy.compareAndSet(false, true)) {
            Thread.ofVirtual()
                .name("export")
                .start(() -> {
                    try {
                        while (!stopping && makeOne()) {
                            // Until none waits.
                        }
                    } catch (RuntimeException away) {
                        log.debug("Exports wait for the store", away);
                    } finally {
                        busy.set(false);
                    }
                });
        }
    }

    private boolean makeOne() {
        var claimed = leases.claim();
        claimed.ifPresent(this::make);
        return claimed.isPresent();
    }

    private void make(ExportLeases.Held held) {
        try {
            if (held.attempts() > MOST_ATTEMPTS) {
                throw new IllegalStateException("It has ended the nodes that have tried");
            }
            making.make(held);
        } catch (ExportLostException lost) {
            removeWhatNobodyWants(held, lost.entries());
        } catch (RuntimeException failure) {
            boolean givenUp = held.attempts() >= MOST_ATTEMPTS;
            log.warn("The export of {} {}", held.export().userId(), givenUp ? "is given up" : "goes on later", failure);
            leases.failed(held, givenUp, Duration.ofSeconds(10L << held.attempts()));
        }
    }

    /** Its files may have been removed while one more was written. */
    private void removeWhatNobodyWants(ExportLeases.Held held, int entries) {
        var present = store.find(held.export().userId());
        boolean wanted = present
            .filter(export -> export.id().equals(held.export().id()) && export.state() != ExportState.EXPIRED)
            .isPresent();
        if (!wanted) {
            removal.removeFiles(held.export(), entries);
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
    }
}
