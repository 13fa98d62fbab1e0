package dev.parley.calls.session;

import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Applies the timers that are due, on every node. */
@Slf4j
@Component
class CallTimers {

    private final TimerQueue queue;
    private final CallStore store;
    private final CallTiming timing;
    private final CallChanges changes;
    private final Clock clock;
    private final Executor executor;

    /** Whether the last look failed; only the scheduler's thread reads and writes it. */
    private boolean failing;

    /** Each timer has a thread of its own: a record that hangs must not hold up the ringing of others. */
    @Autowired
    CallTimers(TimerQueue queue, CallStore store, CallTiming timing, CallChanges changes, Clock clock) {
        this(queue, store, timing, changes, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    CallTimers(
        TimerQueue queue,
        CallStore store,
        CallTiming timing,
        CallChanges changes,
        Clock clock,
        Executor executor
    ) {
        this.queue = queue;
        this.store = store;
        this.timing = timing;
        this.changes = changes;
        this.clock = clock;
        this.executor = executor;
    }

    /** One log line for an outage of Redis, not four a second. */
    @Scheduled(fixedDelayString = "${parley.calls.timer-interval:250ms}")
    void look() {
        try {
            fireDue();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                log.error("Cannot look for the timers of calls; it is tried again until it works", failure);
            }
            failing = true;
        }
    }

    void fireDue() {
        queue.claimDue(clock.instant()).forEach(timer -> executor.execute(() -> fire(timer)));
    }

    private void fire(TimerQueue.Claimed timer) {
        try {
            apply(timer);
            forgetIfStray(timer);
        } catch (UnreadableCallException newer) {
            queue.handBack(timer);
        } catch (RuntimeException failure) {
            log.error("Timer {} of call {} failed; it will be tried again", timer.command(), timer.call(), failure);
        }
    }

    private void apply(TimerQueue.Claimed timer) {
        try {
            changes.apply(timer.call(), timer.command());
        } catch (UnreadableCallException newer) {
            throw newer;
        } catch (ParleyException refusal) {
            log.debug("Timer {} of call {} came too late: {}", timer.command(), timer.call(), refusal.code());
        }
    }

    /** A state takes its timers along when it goes; what is left without one belongs to a call that was lost. */
    private void forgetIfStray(TimerQueue.Claimed timer) {
        boolean awaited = store
            .load(timer.call())
            .map(call ->
                timing
                    .timers(call.state())
                    .stream()
                    .anyMatch(awaiting -> awaiting.command().equals(timer.command()))
            )
            .orElse(false);
        if (!awaited) {
            queue.forget(timer);
        }
    }
}
