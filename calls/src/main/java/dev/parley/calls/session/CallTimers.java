package dev.parley.calls.session;

import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Applies the timers that are due, and looks for nodes that have died, on every node. */
@Slf4j
@Component
class CallTimers {

    private final TimerQueue queue;
    private final CallStore store;
    private final CallTiming timing;
    private final CallChanges changes;
    private final CallPolicy policy;
    private final ConnectionLeases leases;
    private final Clock clock;
    private final Executor executor;

    private final AtomicBoolean sweeping = new AtomicBoolean();

    /** Whether the last look failed; only the scheduler's thread reads and writes it. */
    private boolean failing;

    /** Each call has a thread of its own: a record that hangs must not hold up the ringing of others. */
    @Autowired
    CallTimers(
        TimerQueue queue,
        CallStore store,
        CallTiming timing,
        CallChanges changes,
        CallPolicy policy,
        ConnectionLeases leases,
        Clock clock
    ) {
        this(queue, store, timing, changes, policy, leases, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    CallTimers(
        TimerQueue queue,
        CallStore store,
        CallTiming timing,
        CallChanges changes,
        CallPolicy policy,
        ConnectionLeases leases,
        Clock clock,
        Executor executor
    ) {
        this.queue = queue;
        this.store = store;
        this.timing = timing;
        this.changes = changes;
        this.policy = policy;
        this.leases = leases;
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
        queue.claimDue(clock.instant()).forEach(due -> executor.execute(() -> look(due)));
        if (sweeping.compareAndSet(false, true)) {
            executor.execute(this::sweep);
        }
    }

    /** A dead node may leave thousands of calls: no timer waits for them. */
    private void sweep() {
        try {
            leases.sweep();
        } catch (RuntimeException storeAway) {
            log.debug("Could not look for dead nodes: {}", storeAway.toString());
        } finally {
            sweeping.set(false);
        }
    }

    private void look(TimerQueue.Claimed due) {
        try {
            store.load(due.call()).ifPresent(call -> fire(call, clock.instant()));
            store.load(due.call()).ifPresent(this::takeOut);
            store.load(due.call()).ifPresentOrElse(call -> settle(due, call), () -> queue.forget(due));
        } catch (UnreadableCallException newer) {
            queue.handBack(due, clock.instant());
        } catch (RuntimeException failure) {
            log.error("The timers of call {} failed; they will be tried again", due.call(), failure);
        }
    }

    private void fire(VersionedCall call, Instant now) {
        for (CallTimer timer : timing.timers(call.state())) {
            if (!timer.due().isAfter(now)) {
                apply(call.id(), timer.command());
            }
        }
    }

    /**
     * Whoever has been put out of the place, or is blocked, is told so at once; this finds those whom that has not reached
     * because a node died or a store was away.
     */
    private void takeOut(VersionedCall call) {
        try {
            policy.outsiders(call.state()).forEach(person -> apply(call.id(), new CallCommand.Removed(person)));
        } catch (UnreadableCallException newer) {
            throw newer;
        } catch (RuntimeException storeAway) {
            log.debug("Could not look who belongs to call {}: {}", call.id(), storeAway.toString());
        }
    }

    private void apply(CallId call, CallCommand command) {
        try {
            changes.apply(call, command);
        } catch (UnreadableCallException newer) {
            throw newer;
        } catch (ParleyException refusal) {
            log.debug("Timer {} of call {} came too late: {}", command, call, refusal.code());
        }
    }

    /** Whoever changes the call at the same time sets its timer before and after, and finds it taken or put off. */
    void settle(TimerQueue.Claimed due, VersionedCall looked) {
        queue.settle(due, clock.instant(), timing.next(looked.state()));
        store
            .load(looked.id())
            .filter(call -> call.version() != looked.version())
            .flatMap(call -> timing.next(call.state()))
            .ifPresent(next -> queue.lookBy(looked.id(), next));
    }
}
