package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves the calls of this node to others before it stops, without a gap. At once each call has its router elsewhere, and its
 * participants are told to make a second connection, to that one. Meanwhile this node goes on forwarding, until they have left
 * it. Nobody is forwarded any longer who leaves the call or is removed from it meanwhile.
 */
@Slf4j
@Component
class RouterDrain implements SmartLifecycle {

    /** While the registry says that this node drains already, and before its sockets are closed. */
    static final int ORDER = 0;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(3);

    private final Rooms rooms;
    private final RouterPort port;
    private final RouterPlacement placement;
    private final LocalRouter router;
    private final RouterNotices notices;
    private final SpeakersTold speakers;
    private final PausesTold pauses;
    private final RecordedCalls recordings;
    private final Turns turns;
    private final Duration limit;
    private final Set<CallId> moving = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** @param limit for so long participants may go on by this node */
    RouterDrain(
        Rooms rooms,
        RouterPort port,
        RouterPlacement placement,
        LocalRouter router,
        RouterNotices notices,
        SpeakersTold speakers,
        PausesTold pauses,
        RecordedCalls recordings,
        Turns turns,
        @Value("${parley.calls.router.drain-limit:10s}") Duration limit
    ) {
        this.rooms = rooms;
        this.port = port;
        this.placement = placement;
        this.router = router;
        this.notices = notices;
        this.speakers = speakers;
        this.pauses = pauses;
        this.recordings = recordings;
        this.turns = turns;
        this.limit = limit;
    }

    @Order(ORDER)
    @EventListener(ContextClosedEvent.class)
    void begin() {
        placement.drain();
        speakers.fallSilent();
        pauses.fallSilent();
        forEach(rooms.calls(), this::giveAway);
    }

    private void giveAway(CallId call) {
        var people = rooms.participants(call);
        var next = placement.giveAway(call, people.size());
        if (next.isPresent()) {
            log.info("Call {} has its router on node {} now, as this one is about to stop", call, next.get());
            moving.add(call);
            tell(call);
        } else {
            notices.beginAnew(call, people::contains);
        }
    }

    /** Again and again: the socket of one who was told may be closed already, and the bus may have lost it. */
    private void tell(CallId call) {
        certificate().ifPresent(leaving -> notices.move(call, rooms.participants(call), leaving));
    }

    private Optional<String> certificate() {
        return port.get().map(open -> open.port().fingerprint().toString());
    }

    private void lookAgain(CallId call) {
        router.follow(call);
        tell(call);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Returns when all have moved, or have had the time for it. */
    @Override
    public void stop() {
        running = false;
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (isNeeded() && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.sleep(Math.min(LOOK.toNanos(), end - System.nanoTime()));
                forEach(moving, this::lookAgain);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        turns.finish();
        recordings.finish();
    }

    private boolean isNeeded() {
        moving.retainAll(rooms.calls());
        return !moving.isEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** When the web server has let go of the last connection; the bus, the router's port and Redis stop later. */
    @Override
    public int getPhase() {
        return 2_000;
    }

    /** Each in its turn; returns when all of it is done, or a store has kept it waiting for too long. */
    private void forEach(Set<CallId> calls, Consumer<CallId> task) {
        var some = Set.copyOf(calls);
        var open = new CountDownLatch(some.size());
        some.forEach(call ->
            turns.take(call, () -> {
                try {
                    task.accept(call);
                } catch (RuntimeException storeAway) {
                    log.warn(
                        "The participants of call {} may find by themselves that its router moves",
                        call,
                        storeAway
                    );
                } finally {
                    open.countDown();
                }
            })
        );
        try {
            if (!open.await(TOLD_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn(
                    "Calls move to other nodes slowly: {} of {} are waited for no more",
                    open.getCount(),
                    some.size()
                );
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
