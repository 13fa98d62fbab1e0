package dev.parley.calls.room;

import dev.parley.calls.session.PlaceControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does on every node what time brings to rooms: their end, and telling of it until it is heard. */
@Slf4j
@Component
class RoomUpkeep {

    /** How long a node has to look at a room before another does; longer than telling of its end takes. */
    static final Duration CLAIM = Duration.ofSeconds(30);

    /** A room that is not over is looked at this often in any case. */
    private static final Duration REGULARLY = Duration.ofSeconds(30);

    private final RoomStore store;
    private final RoomTiming timing;
    private final RoomEnds ends;
    private final RoomCalls calls;
    private final PlaceControl control;
    private final List<CallBacks> callBacks;
    private final Clock clock;
    private final Executor executor;

    /** Each room has a thread of its own: a receiver that hangs holds up nobody else. */
    @Autowired
    RoomUpkeep(
        RoomStore store,
        RoomTiming timing,
        RoomEnds ends,
        RoomCalls calls,
        PlaceControl control,
        List<CallBacks> callBacks,
        Clock clock
    ) {
        this(store, timing, ends, calls, control, callBacks, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    RoomUpkeep(
        RoomStore store,
        RoomTiming timing,
        RoomEnds ends,
        RoomCalls calls,
        PlaceControl control,
        List<CallBacks> callBacks,
        Clock clock,
        Executor executor
    ) {
        this.store = store;
        this.timing = timing;
        this.ends = ends;
        this.calls = calls;
        this.control = control;
        this.callBacks = callBacks;
        this.clock = clock;
        this.executor = executor;
    }

    @Scheduled(fixedDelayString = "${parley.video-calls.sweep-interval:1s}")
    void sweep() {
        try {
            store.claimDue(clock.instant(), CLAIM).forEach(due -> executor.execute(() -> look(due)));
        } catch (RuntimeException redisAway) {
            log.debug("Rooms are looked at later: {}", redisAway.toString());
        }
    }

    private void look(RoomStore.Claimed due) {
        try {
            store.find(due.id()).ifPresent(this::compareWithCall);
            store.find(due.id()).ifPresent(this::endWhereDue);
            store.find(due.id()).ifPresent(this::tellWhereDue);
            store.settle(due, store.find(due.id()).flatMap(this::next));
        } catch (RuntimeException failure) {
            log.warn("Room {} is looked at again later", due.id(), failure);
        }
    }

    /** What notices say may have been lost with a node. */
    private void compareWithCall(Room room) {
        if (!room.isOver()) {
            control.callIn(room.place()).ifPresent(call -> calls.holds(room.id(), call.participants().size()));
        }
    }

    private void endWhereDue(Room room) {
        var now = clock.instant();
        timing
            .end(room)
            .filter(due -> !due.at().isAfter(now))
            .ifPresent(due ->
                ends.endWhere(room.id(), due.end(), present -> timing.end(present).filter(due::equals).isPresent())
            );
    }

    private void tellWhereDue(Room room) {
        var now = clock.instant();
        if (!(room.callBack() instanceof CallBack owed) || owed.next() == null || owed.next().isAfter(now)) {
            return;
        }
        var outcome = callBacks
            .stream()
            .filter(each -> each.reaches(owed.target()))
            .findFirst()
            .map(each -> each.ended(room))
            .orElse(CallBacks.Outcome.FAILED);
        store.change(room.id(), present -> present.told(each -> told(room, each, outcome)));
    }

    private CallBack told(Room room, CallBack owed, CallBacks.Outcome outcome) {
        var now = clock.instant();
        return switch (outcome) {
            case DELIVERED -> owed.delivered(now);
            case FAILED -> owed.failed(timing.retry(room, owed.attempts(), now));
            case REFUSED_FOR_GOOD -> owed.failed(null);
        };
    }

    private Optional<Instant> next(Room room) {
        var regularly = clock.instant().plus(REGULARLY);
        return timing.next(room).map(due -> room.isOver() || due.isBefore(regularly) ? due : regularly);
    }
}
