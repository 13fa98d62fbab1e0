package dev.parley.chat.consumer;

import dev.parley.chat.consumer.NodeLease.Living;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps this node's part of the active chats in order: has its lease renewed, takes over what dead nodes have left, looks
 * for what others have written to its chats, writes cursors, and lets go of chats that are quiet.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class Follower implements SmartLifecycle {

    /** In rounds; a round is {@code parley.consumers.interval}. */
    private static final int ROUNDS_BETWEEN_LOOKS = 2;

    private static final int ROUNDS_BETWEEN_RENEWALS = 10;
    private static final int ROUNDS_BETWEEN_COMPLAINTS = 120;
    private static final Duration LATE = Duration.ofMinutes(1);

    private final ConsumerStore consumers;
    private final ConsumerRuns runs;
    private final ActiveChats active;
    private final NodeLease lease;
    private final Adoption adoption;
    private final Settlement settlement;
    private final Clock clock;
    private final AtomicBoolean working = new AtomicBoolean();

    private volatile boolean running;
    private volatile Living living = new Living(Set.of(), Set.of());
    private long round;
    private boolean failing;

    @Override
    public void start() {
        runs.names().forEach(name -> consumers.register(name, clock.instant()));
        renew();
        running = true;
    }

    /** What is not handled is left to others at once. */
    @Override
    public void stop() {
        running = false;
        try {
            settlement.saveCursors();
            lease.end();
        } catch (RuntimeException storeAway) {
            log.warn("Cursors were not written, so some events will be handled again: {}", storeAway.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything is written, and until after everything is. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    /** Not on the scheduler's thread, which others share. */
    @Scheduled(fixedDelayString = "${parley.consumers.interval:500ms}")
    void tick() {
        if (running && working.compareAndSet(false, true)) {
            Thread.ofVirtual().name("follower").start(this::work);
        }
    }

    private void work() {
        try {
            work(round++);
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.warn("Chats cannot be followed; it is tried again until it works", failure);
            }
            failing = true;
        } finally {
            working.set(false);
        }
    }

    private void work(long number) {
        runs.wake();
        if (number % ROUNDS_BETWEEN_RENEWALS == 0) {
            renew();
            settlement.saveCursors();
            adoption.adopt(living);
        }
        if (number % ROUNDS_BETWEEN_LOOKS == 0) {
            adoption.lookAtShared();
            settlement.letGo(living);
        }
        if (number % ROUNDS_BETWEEN_COMPLAINTS == 0) {
            complain();
        }
    }

    private void renew() {
        if (lease.restartIfLost()) {
            try {
                settlement.saveCursors();
            } finally {
                active.forgetAll();
                runs.forgetAll();
            }
        }
        lease.renew(runs.lag());
        living = lease.living();
    }

    private void complain() {
        var late = runs
            .lag()
            .stream()
            .filter(lag -> lag.oldest().compareTo(LATE) > 0)
            .toList();
        if (!late.isEmpty()) {
            log.warn("Consumers are behind: {}", late);
        }
    }
}
