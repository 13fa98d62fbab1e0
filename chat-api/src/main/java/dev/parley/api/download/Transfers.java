package dev.parley.api.download;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Answers that are being written. One that nobody takes holds memory and a connection, so it is ended: the container's own
 * limit ends only those that take nothing at all, not one that takes a byte now and then.
 */
@Component
@RequiredArgsConstructor
class Transfers {

    private final DownloadProperties properties;
    private final Clock clock;
    private final Set<Transfer> running = ConcurrentHashMap.newKeySet();

    /** One answer, written by the thread that has begun it; closed by that thread, too. */
    final class Transfer implements AutoCloseable {

        private final Thread writer = Thread.currentThread();
        private volatile Instant taken = clock.instant();
        private boolean closed;

        /** Something was taken. */
        void advance() {
            taken = clock.instant();
        }

        private synchronized void endIfStalled(Instant before) {
            if (!closed && taken.isBefore(before)) {
                writer.interrupt();
            }
        }

        /** From now on the thread is not interrupted any more. */
        @Override
        public synchronized void close() {
            closed = true;
            running.remove(this);
        }
    }

    Transfer begin() {
        var transfer = new Transfer();
        running.add(transfer);
        return transfer;
    }

    int count() {
        return running.size();
    }

    @Scheduled(fixedDelayString = "${parley.downloads.watch-interval:2s}")
    void endStalled() {
        var before = clock.instant().minus(properties.stall());
        running.forEach(transfer -> transfer.endIfStalled(before));
    }
}
