package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallStates.Written;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The calls in Redis: each state in one place, changed by compare and set, and around it claims, indexes and the timer,
 * in places of their own that on a cluster are on other nodes. A change is made in this order, so that whoever dies in
 * between leaves nothing that keeps a call from going on:
 *
 * <ol>
 *   <li>What the next state needs is claimed ({@link CallClaims}).
 *   <li>It is indexed, and its timer is set. Whoever finds an index whose state does not agree passes over it, and a timer
 *       that is too early finds nothing to do.
 *   <li>The state is written, unless another was meanwhile: then what the stored one does not need is given up again.
 *   <li>What it does not need any more is released and forgotten. What remains of that is outdated by its version.
 * </ol>
 *
 * <p>Claims and index entries have the version of the state that is to be written. They are given up by a version too, so
 * that a slow step takes nothing away from a later state. The keys are described in {@code docs/architecture/calls.md}.
 */
@Component
@RequiredArgsConstructor
class CallStore implements LiveCalls, HeldCalls {

    /** How often a new call is written once more, whose claims another has taken for left behind. */
    private static final int ATTEMPTS = 5;

    private final CallStates states;
    private final TrackStore tracks;
    private final CallClaims claims;
    private final CallIndex index;
    private final TimerQueue timers;
    private final CallTiming timing;
    private final NodeConnections connections;

    /** What came of an attempt to write. */
    sealed interface Outcome {
        record Written() implements Outcome {}

        /** The call is not at the expected version any more. */
        record Conflict() implements Outcome {}

        sealed interface Busy extends Outcome {
            ParleyException refusal();
        }

        record PlaceBusy(CallId call) implements Busy {
            @Override
            public ParleyException refusal() {
                return new ParleyException(ErrorCode.CALL_BUSY, Map.of("callId", call.value()));
            }
        }

        record PersonBusy(Person person) implements Busy {
            @Override
            public ParleyException refusal() {
                return new ParleyException(ErrorCode.CALL_BUSY, Map.of("userId", person.toString()));
            }
        }
    }

    /** Writes a new call, unless its place has one, or the caller or one of {@code reached} is in another. */
    Outcome create(VersionedCall call, Collection<Person> reached) {
        Outcome outcome = new Outcome.Conflict();
        for (int attempt = 0; attempt < ATTEMPTS && outcome instanceof Outcome.Conflict; attempt++) {
            long raised = attempt == 0 ? 0 : states.load(call.id()).version();
            outcome = write(raised, null, new VersionedCall(raised + 1, call.state()), reached);
        }
        return outcome;
    }

    /** Writes the next version, unless another has been written since or a new participant is in another call. */
    Outcome replace(VersionedCall before, VersionedCall next) {
        return write(before.version(), before.state(), next, List.of());
    }

    private Outcome write(long expected, @Nullable CallState before, VersionedCall next, Collection<Person> reached) {
        var change = CallChange.between(before, next.state());
        var busy = claim(next, change).or(() -> inAnotherCall(reached));
        if (busy.isPresent()) {
            if (before == null) {
                giveUp(next, change, null, next.version());
            }
            // A call that goes on is entered by one at a time, so nothing was claimed.
            return busy.get();
        }
        change.connections().forEach(connection -> connections.entered(connection, next.id()));
        index.add(change.concerned(), next.id(), next.version());
        setTimer(before, next);
        var written = states.write(expected, next);
        if (written == Written.NO) {
            var stored = states.load(next.id());
            if (!stored.unreadable()) {
                var state = stored.call().map(VersionedCall::state).orElse(null);
                giveUp(next, change, state, Math.max(stored.version(), next.version()));
            }
            return new Outcome.Conflict();
        }
        // Once more: whoever looked at the former state at that moment has put it off.
        setTimer(before, next);
        release(next, change);
        if (written == Written.WITH_AGING_INDEXES) {
            index.keep(next.id(), next.state());
        }
        return new Outcome.Written();
    }

    private Optional<Outcome.Busy> claim(VersionedCall next, CallChange change) {
        for (CallPlace place : change.opened().stream().toList()) {
            var other = claims.take(CallKeys.claimOf(place), next.id(), next.version(), has(place));
            if (other.isPresent()) {
                return Optional.of(new Outcome.PlaceBusy(other.get()));
            }
        }
        for (Person person : change.entering()) {
            if (claims.take(CallKeys.claimOf(person), next.id(), next.version(), has(person)).isPresent()) {
                return Optional.of(new Outcome.PersonBusy(person));
            }
        }
        return Optional.empty();
    }

    private Optional<Outcome.Busy> inAnotherCall(Collection<Person> reached) {
        return reached
            .stream()
            .filter(person -> claims.holder(CallKeys.claimOf(person), has(person)).isPresent())
            .findFirst()
            .map(Outcome.PersonBusy::new);
    }

    /** Takes back what was prepared for a state that was not written, as far as the stored one does not need it. */
    private void giveUp(VersionedCall next, CallChange change, @Nullable CallState stored, long version) {
        change
            .opened()
            .filter(place -> stored == null || !has(place).test(stored))
            .ifPresent(place -> claims.release(CallKeys.claimOf(place), next.id(), version));
        change
            .entering()
            .stream()
            .filter(person -> stored == null || !has(person).test(stored))
            .forEach(person -> claims.release(CallKeys.claimOf(person), next.id(), version));
        var needless = new ArrayList<>(change.concerned());
        needless.removeAll(CallChange.audience(stored));
        index.remove(needless, next.id(), version);
    }

    private void release(VersionedCall written, CallChange change) {
        long version = written.version();
        change.closed().ifPresent(place -> claims.release(CallKeys.claimOf(place), written.id(), version));
        change.leaving().forEach(person -> claims.release(CallKeys.claimOf(person), written.id(), version));
        index.remove(change.dismissed(), written.id(), version);
    }

    /** One that begins without a timer is looked at once, and from then on regularly as all others are. */
    private void setTimer(@Nullable CallState before, VersionedCall next) {
        var due = timing.next(next.state());
        if (before == null) {
            timers.lookBy(next.id(), due.orElse(next.state().origin().startedAt()));
            return;
        }
        var dueBefore = timing.next(before);
        due.filter(first -> dueBefore.filter(former -> !first.isBefore(former)).isEmpty()).ifPresent(first ->
            timers.lookBy(next.id(), first)
        );
    }

    private static Predicate<CallState> has(CallPlace place) {
        return state -> CallChange.place(state).filter(place::equals).isPresent();
    }

    private static Predicate<CallState> has(Person person) {
        return state -> CallChange.participants(state).contains(person);
    }

    /**
     * The call as stored, also when it has ended and is not recorded yet.
     *
     * @throws UnreadableCallException for one that a newer node has written
     */
    Optional<VersionedCall> load(CallId id) {
        var stored = states.load(id);
        if (stored.unreadable()) {
            throw new UnreadableCallException(id);
        }
        return stored.call();
    }

    @Override
    public Optional<Call> find(CallId id) {
        return load(id).flatMap(this::view);
    }

    /** The snapshot of a call that was just read or written; empty once it has ended. */
    Optional<Call> view(VersionedCall call) {
        return Call.of(call, tracks.of(call.id()));
    }

    /** The calls that the index names for the person. */
    List<CallId> callIdsOf(Person person) {
        return index.callsOf(person);
    }

    /** The calls that the index names for each of the people, of whom some hundreds may be asked for at once. */
    Map<Person, List<CallId>> callsByPerson(Collection<Person> people) {
        return index.callsOf(people);
    }

    @Override
    public Optional<CallId> callIn(CallPlace place) {
        return claims.claimant(CallKeys.claimOf(place));
    }

    @Override
    public Map<CallPlace, CallId> callsIn(Collection<? extends CallPlace> places) {
        return claims.claimants(places);
    }

    /** Lets go of what a node may have left behind that died while it wrote the end of the call. */
    void tidy(Ended ended) {
        var stored = states.load(ended.origin().id());
        release(new VersionedCall(stored.version(), ended), CallChange.after(ended));
    }

    /** Forgets a call that has ended; its claims and indexes went with its end. */
    void remove(CallId id) {
        states.delete(id);
        timers.remove(id);
    }
}
