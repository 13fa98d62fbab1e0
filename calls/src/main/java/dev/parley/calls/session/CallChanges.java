package dev.parley.calls.session;

import dev.parley.calls.session.CallDecision.Rejection;
import dev.parley.calls.session.CallDecision.Transition;
import dev.parley.calls.session.CallDecision.Unchanged;
import dev.parley.calls.session.CallDecision.Unrecorded;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallStore.Outcome;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/** Carries the machine's decisions out: store, tell, and at the end record. */
@Slf4j
@Component
@RequiredArgsConstructor
class CallChanges {

    /** Commands of one node take turns, so each failed attempt means that another node has won. */
    private static final int ATTEMPTS = 12;

    private static final Backoff BACKOFF = Backoff.between(Duration.ofMillis(2), Duration.ofMillis(100));
    private static final int TURNS = 64;

    private final CallMachine machine;
    private final CallStore store;
    private final QualityStore qualities;
    private final CallRecorder recorder;
    private final CallEvents events;
    private final Clock clock;
    private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

    /**
     * Stores a new call and lets it ring, if its chat has none and neither the caller nor one of {@code reached} is in
     * another.
     */
    Outcome start(CallOrigin origin, ConnectionId connection, Collection<UserId> reached) {
        var transition = machine.start(origin, connection);
        var outcome = store.create(transition.next(), reached);
        if (outcome instanceof Outcome.Written) {
            publish(transition.event());
        }
        return outcome;
    }

    /**
     * Applies a command to the call as it stands; decided anew when another command comes first.
     *
     * @throws ParleyException the machine's rejection, {@code CALL_BUSY} with the user who is in another call, or
     *     {@code CALL_NOT_FOUND}
     */
    void apply(CallId id, CallCommand command) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var decision = decideAndStore(id, command);
            if (decision.isPresent()) {
                carryOut(decision.get());
                return;
            }
            BACKOFF.pause(attempt);
        }
        throw new ParleyException(ErrorCode.UNAVAILABLE);
    }

    /** Empty when another command came first. */
    private Optional<CallDecision> decideAndStore(CallId id, CallCommand command) {
        var turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
        turn.lock();
        try {
            var call = store.load(id).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
            var decision = machine.decide(call, command, clock.instant());
            boolean stands = !(decision instanceof Transition made) || requireWritten(store.replace(call, made.next()));
            return stands ? Optional.of(decision) : Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private void carryOut(CallDecision decision) {
        switch (decision) {
            case Unchanged() -> {
            }
            case Rejection(var code) -> throw new ParleyException(code);
            case Unrecorded(var ended, var event) -> {
                publish(event);
                store.tidy(ended);
                record(ended);
            }
            case Transition(var next, var event) -> {
                publish(event);
                if (next.state() instanceof Ended ended) {
                    record(ended);
                }
            }
        }
    }

    /**
     * Records a call that does not come about, as the one who was called talks to somebody else. Like every record it is
     * tried again until it works; the caller does not wait for that, and nobody else is told.
     */
    void recordBusy(CallOrigin origin) {
        var ended = Ended.busy(origin);
        try {
            store.create(new VersionedCall(VersionedCall.FIRST, ended), List.of());
        } catch (RuntimeException failure) {
            log.error("Could not store call {}, which is to be recorded as busy", origin.id(), failure);
        }
        record(ended);
    }

    private static boolean requireWritten(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Written() -> true;
            case Outcome.Conflict() -> false;
            case Outcome.Busy busy -> throw busy.refusal();
        };
    }

    /** The change is stored and stands, whether or not it can be told now; the next event tells the whole call anew. */
    private void publish(CallEvent event) {
        try {
            events.publish(event);
        } catch (RuntimeException failure) {
            log.error("Could not publish {}", event.getClass().getSimpleName(), failure);
        }
    }

    /** Recorded first, removed second: a crash in between brings the record again, never loses it. */
    private void record(Ended ended) {
        var id = ended.origin().id();
        try {
            recorder.record(CallRecord.of(ended, qualities.of(id)));
            store.remove(id);
        } catch (RuntimeException failure) {
            log.error("Could not record call {}; it will be tried again", id, failure);
        }
    }
}
