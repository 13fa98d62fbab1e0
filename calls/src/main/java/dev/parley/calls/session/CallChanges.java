package dev.parley.calls.session;

import dev.parley.calls.place.Opening;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.ByPerson;
import dev.parley.calls.session.CallCommand.Publish;
import dev.parley.calls.session.CallCommand.RemoveOther;
import dev.parley.calls.session.CallDecision.Published;
import dev.parley.calls.session.CallDecision.Rejection;
import dev.parley.calls.session.CallDecision.Transition;
import dev.parley.calls.session.CallDecision.Unchanged;
import dev.parley.calls.session.CallDecision.Unrecorded;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Live;
import dev.parley.calls.session.CallStore.Outcome;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
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
    private final CallPolicy policy;
    private final CallStore store;
    private final TrackStore tracks;
    private final QualityStore qualities;
    private final CallRecorder recorder;
    private final CallEvents events;
    private final Announcements announcements;
    private final CallMedia media;
    private final List<CallWitness> witnesses;
    private final CallCounts counts;
    private final Clock clock;
    private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

    /** What was decided on a call, and what it stood at. */
    private record Step(VersionedCall call, CallDecision decision) {}

    /** Stores a new call and tells of it, if its place has none and neither the caller nor one of the reached is busy. */
    Outcome start(CallOrigin origin, Opening opening, ConnectionId connection) {
        var transition = machine.start(origin, connection, opening, media.pathIn(origin.place()));
        announcements.expect(null, transition.next());
        var outcome = store.create(transition.next(), opening.reached());
        if (outcome instanceof Outcome.Written) {
            var next = transition.next();
            counts.started(origin.kind(), next.state());
            publish(next.id(), () -> new CallEvent.Rang(store.view(next).orElseThrow(), transition.told()));
            announcements.announce(null, next);
            witness(null, next);
        }
        return outcome;
    }

    /**
     * Applies a command to the call as it stands; decided anew when another command comes first.
     *
     * @throws ParleyException the machine's rejection, {@code CALL_BUSY} with the person who is in another call, {@code
     *     CALL_NOT_FOUND} also for whom the call is no business, or {@code UNAVAILABLE}
     */
    void apply(CallId id, CallCommand command) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var step = decideAndStore(id, command);
            if (step.isPresent()) {
                carryOut(step.get(), command);
                return;
            }
            BACKOFF.pause(attempt);
        }
        throw new ParleyException(ErrorCode.UNAVAILABLE);
    }

    /** Empty when another command came first. */
    private Optional<Step> decideAndStore(CallId id, CallCommand command) {
        var turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
        turn.lock();
        try {
            var call = store.load(id).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
            if (command instanceof ByPerson by) {
                policy.requireKnown(call.state(), by.person());
            }
            var place = call.state().origin().place();
            var setting = new CallSetting(() -> policy.lastsWhile(place), media.hasRouter(), person ->
                policy.restraints(place, person)
            );
            var decision = machine.decide(call, command, clock.instant(), setting);
            boolean stands = !(decision instanceof Transition made) || write(call, made.next());
            return stands ? Optional.of(new Step(call, decision)) : Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    private boolean write(VersionedCall before, VersionedCall next) {
        announcements.expect(before, next);
        return requireWritten(store.replace(before, next));
    }

    private void carryOut(Step step, CallCommand command) {
        switch (step.decision()) {
            case Unchanged() -> {
                // Nothing to store or tell.
            }
            case Rejection(var code) -> throw new ParleyException(code);
            case Published(var told) -> {
                tracksChanged(step.call().id(), (Publish) command, told);
                mutedChanged(step.call(), (Publish) command);
            }
            case Unrecorded(var ended) -> {
                publish(step.call().id(), () -> ended(ended));
                announcements.announceEnd(ended);
                store.tidy(ended);
                record(ended);
            }
            case Transition(var next, var told) -> {
                if (command instanceof Publish published) {
                    tracksChanged(next.id(), published, told);
                }
                if (command instanceof RemoveOther(var by, var _, var other)) {
                    publish(next.id(), () -> new CallEvent.Removed(next.id(), by, other));
                }
                changed(step.call(), next, told);
            }
        }
    }

    private void tracksChanged(CallId id, Publish command, Set<Person> told) {
        tracks
            .put(id, command.person(), command.tracks(), command.device())
            .ifPresent(now -> publish(id, () -> new CallEvent.TracksChanged(id, command.person(), now, told)));
    }

    /** What a host has muted may go by other names now. */
    private void mutedChanged(VersionedCall call, Publish command) {
        if (call.state() instanceof Live live && !live.session().floor().heldOf(command.person()).isEmpty()) {
            follow(call);
        }
    }

    private void follow(VersionedCall call) {
        if (call.state() instanceof Live live && live.session().path() == MediaPath.ROUTER) {
            quietly(call.id(), () -> media.changed(call.id()));
        }
    }

    private void witness(@Nullable VersionedCall before, VersionedCall next) {
        var turnout = CallTurnout.between(before, next);
        if (!turnout.isEmpty()) {
            witnesses.forEach(each -> quietly(next.id(), () -> each.sees(turnout)));
        }
    }

    private void changed(VersionedCall before, VersionedCall next, Set<Person> told) {
        counts.changed(before.state(), next.state(), clock.instant());
        follow(before);
        witness(before, next);
        switch (next.state()) {
            case Ended ended -> {
                publish(next.id(), () -> ended(ended));
                announcements.announceEnd(ended);
                record(ended);
            }
            case Live live -> {
                publish(next.id(), () -> {
                    var gone = present(before.state()).filter(Predicate.not(live::involves)).toList();
                    if (!gone.isEmpty()) {
                        tracks.forget(next.id(), gone);
                    }
                    return new CallEvent.Changed(store.view(next).orElseThrow(), told);
                });
                announcements.announce(before, next);
            }
        }
    }

    private static Stream<Person> present(CallState state) {
        return state instanceof Live live ? live.session().people() : Stream.of();
    }

    /**
     * Records a call that does not come about, as the one who was called talks to somebody else. Like every record it is
     * tried again until it works; the caller does not wait for that, and nobody else is told.
     */
    void recordBusy(CallOrigin origin, Opening opening) {
        var rung = opening.rings().stream().sorted().toList();
        var ended = Ended.busy(origin, Attendance.of(origin.startedBy()).rung(rung));
        counts.started(origin.kind(), ended);
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

    static CallEvent ended(Ended ended) {
        var origin = ended.origin();
        return new CallEvent.Ended(
            origin.id(),
            origin.place(),
            ended.reason(),
            ended.durationMs(),
            Set.copyOf(ended.audience())
        );
    }

    /** The change is stored and stands, whether or not it can be told now; the next event tells the whole call anew. */
    private void publish(CallId id, Supplier<CallEvent> event) {
        quietly(id, () -> events.publish(event.get()));
    }

    private static void quietly(CallId id, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException failure) {
            log.error("Could not tell of a change of call {}", id, failure);
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
