package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Opening;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.Accept;
import dev.parley.calls.session.CallCommand.ByPerson;
import dev.parley.calls.session.CallCommand.Cancel;
import dev.parley.calls.session.CallCommand.Decline;
import dev.parley.calls.session.CallCommand.Join;
import dev.parley.calls.session.CallCommand.Leave;
import dev.parley.calls.session.CallCommand.Publish;
import dev.parley.calls.session.CallState.Live;
import dev.parley.calls.session.CallStore.Outcome;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Calls, as their people use them. Each method speaks for a user on one of the user's connections; what it changes is
 * told by {@link CallEvents} before it returns. All refusals are {@link ParleyException}s; a call that has ended, or
 * that is none of the user's business, is {@code CALL_NOT_FOUND}.
 */
@Service
@RequiredArgsConstructor
public class CallService {

    private final CallPolicy policy;
    private final CallChanges changes;
    private final CallRemovals removals;
    private final CallRecordings recordings;
    private final CallMedia media;
    private final CallStore store;
    private final QualityStore qualities;
    private final LoginStore logins;
    private final Clock clock;
    private final IdGenerator ids;

    /** Starts a call that is encrypted between devices, as calls are where nobody asks for something else. */
    public Call start(Person person, ConnectionId connection, CallPlace place, CallKind kind) {
        return start(person, connection, place, kind, CallEncryption.END_TO_END);
    }

    /**
     * Starts a call in the place, and rings whom the place says. The caller is in it from now on. Where the other one of a
     * personal chat has begun to call at the same moment, it answers that call instead, so that one comes of the two; where the
     * place says so, it enters the call that goes on. One who talks to somebody else is not rung, but finds the call among those missed.
     *
     * @throws ParleyException {@code CALL_BUSY} with {@code callId} if the place has a call, with {@code userId} if the
     *     caller, or the other one of a personal chat, is in another call; what the place refuses; without encryption what
     *     {@link CallRecordings#requireRecordable} refuses
     */
    public Call start(
        Person person,
        ConnectionId connection,
        CallPlace place,
        CallKind kind,
        CallEncryption encryption
    ) {
        var opening = policy.requireStart(place, person);
        if (encryption == CallEncryption.NONE) {
            recordings.requireRecordable(place, person);
        }
        var origin = new CallOrigin(new CallId(ids.next()), place, kind, person, clock.instant(), encryption);
        return switch (changes.start(origin, opening, connection)) {
            case Outcome.Written() -> {
                confirmEntry(origin, Attendance.of(person), person);
                yield get(person, origin.id());
            }
            case Outcome.Conflict() -> throw new ParleyException(ErrorCode.UNAVAILABLE);
            case Outcome.PlaceBusy busy when opening.shared() -> joinInstead(person, connection, busy);
            case Outcome.PlaceBusy busy when ringsFor(person, opening, busy.call()) -> answerInstead(
                person,
                connection,
                busy
            );
            case Outcome.PersonBusy(var other) when opening.reached().contains(other) -> {
                changes.recordBusy(origin, opening);
                throw new Outcome.PersonBusy(other).refusal();
            }
            case Outcome.Busy busy -> throw busy.refusal();
        };
    }

    private Call joinInstead(Person person, ConnectionId connection, Outcome.PlaceBusy busy) {
        try {
            join(person, connection, busy.call());
            return get(person, busy.call());
        } catch (ParleyException refusal) {
            // Over since it was looked at: the place was busy all the same, and the next start begins another.
            throw refusal.code() == ErrorCode.CALL_NOT_FOUND ? busy.refusal() : refusal;
        }
    }

    private Call answerInstead(Person person, ConnectionId connection, Outcome.PlaceBusy busy) {
        try {
            accept(person, connection, busy.call());
            return get(person, busy.call());
        } catch (ParleyException refusal) {
            // Answered by another device, or over, since it was looked at: the place was busy all the same.
            throw refusal.code() == ErrorCode.CALL_WRONG_STATE || refusal.code() == ErrorCode.CALL_NOT_FOUND
                ? busy.refusal()
                : refusal;
        }
    }

    private boolean ringsFor(Person person, Opening opening, CallId id) {
        try {
            return (
                !opening.reached().isEmpty() &&
                store
                    .load(id)
                    .filter(call -> call.state() instanceof Live live && live.invitation().rings(person))
                    .isPresent()
            );
        } catch (UnreadableCallException newer) {
            return false;
        }
    }

    /**
     * Answers on this connection; the user's other devices stop ringing.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if the call does not ring for the user any more, as another
     *     device has answered; {@code CALL_BUSY} with {@code userId} if the person is in another call
     */
    public void accept(Person person, ConnectionId connection, CallId call) {
        enter(call, new Accept(person, connection));
    }

    /**
     * Refuses on all of the user's devices; the others go on ringing.
     *
     * @throws ParleyException {@code FORBIDDEN} for the caller, {@code CALL_WRONG_STATE} if it does not ring
     */
    public void decline(Person person, ConnectionId connection, CallId call) {
        changes.apply(call, new Decline(person, connection));
    }

    /**
     * The caller takes the call back, from any device.
     *
     * @throws ParleyException {@code FORBIDDEN} for others, {@code CALL_WRONG_STATE} once it is answered
     */
    public void cancel(Person person, ConnectionId connection, CallId call) {
        changes.apply(call, new Cancel(person, connection));
    }

    /**
     * Enters an active call, or moves the user's place in it to this connection: after a reload, or from another
     * device.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if nobody has answered yet and the user is not the caller;
     *     {@code CALL_BUSY} with {@code userId} if the person is in another call
     */
    public void join(Person person, ConnectionId connection, CallId call) {
        enter(call, new Join(person, connection));
    }

    /**
     * Hangs up, or gives up. While it only rings, the caller's leaving cancels it; one who is awaited need not return
     * for it.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if the user is not in it by this connection
     */
    public void leave(Person person, ConnectionId connection, CallId call, LeaveReason reason) {
        changes.apply(call, new Leave(person, connection, reason));
    }

    /**
     * Lets others be rung, each until they answer or the ring time-out is over. Whoever is in the call or rung already stays
     * so.
     *
     * @throws ParleyException {@code CALL_WRONG_STATE} if the user is not in it by this connection; {@code NOT_A_MEMBER} for
     *     one who could not enter; {@code FORBIDDEN} also where a host has removed all of them and the user moderates nothing;
     *     {@code BLOCKED}
     */
    public void ring(Person person, ConnectionId connection, CallId call, Set<Person> others) {
        var state = load(call).state();
        policy.requireKnown(state, person);
        var place = state.origin().place();
        var added = policy.requireRing(place, person, others);
        boolean moderates = policy.mayModerate(place, person);
        changes.apply(call, new CallCommand.Ring(person, connection, others, added, moderates));
    }

    /**
     * Moves the media of the call to the router for good, as no way from browser to browser is found. One that goes through it
     * already stays so. Returns the call as it stands then.
     *
     * @throws ParleyException {@code INVALID_REQUEST} without a router; {@code CALL_WRONG_STATE} if the user is not in it by
     *     this connection, or nobody has answered
     */
    public Call reroute(Person person, ConnectionId connection, CallId call) {
        if (!media.hasRouter()) {
            throw new ParleyException(ErrorCode.INVALID_REQUEST, Map.of("callId", "there is no router"));
        }
        changes.apply(call, new CallCommand.Reroute(person, connection));
        return get(person, call);
    }

    private static void requireSane(List<Track> tracks) {
        long ids = tracks.stream().map(Track::id).distinct().count();
        if (tracks.size() > Track.MAX || ids < tracks.size()) {
            throw new ParleyException(
                ErrorCode.INVALID_REQUEST,
                Map.of("tracks", "must be at most " + Track.MAX + ", each with an id of its own")
            );
        }
    }

    /**
     * Tells all that the participant publishes from now on; the order means nothing.
     *
     * @param device by which the participant's media can be encrypted between devices; null where the browser cannot
     * @throws ParleyException {@code CALL_WRONG_STATE} if the user is not in it by this connection; {@code INVALID_REQUEST}
     *     for more than {@value Track#MAX} tracks, or two of one id
     */
    public void publish(
        Person person,
        ConnectionId connection,
        CallId call,
        List<Track> tracks,
        @Nullable DeviceKeys device
    ) {
        requireSane(tracks);
        changes.apply(call, new Publish(person, connection, tracks, device));
    }

    /**
     * Remembers how good the call is for the user so far; the last report stands in the history.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND} if the user is not in it by this connection
     */
    public void reportQuality(Person person, ConnectionId connection, CallId id, CallQuality quality) {
        policy.requireSender(get(person, id), person, connection);
        qualities.put(id, person, quality);
    }

    /** To be told before a connection enters a call: with this login it will have to leave. */
    public void entersBy(AuthSessionId login, ConnectionId connection) {
        logins.put(login, connection);
    }

    /**
     * Whoever is in the call, rung by it or awaited may use what it costs.
     *
     * @throws ParleyException {@code CALL_NOT_FOUND} for all others
     */
    public void requireInvolved(Person person, CallId id) {
        if (!get(person, id).occupies(person)) {
            throw new ParleyException(ErrorCode.CALL_NOT_FOUND);
        }
    }

    /** The call as it stands now, for all who may know of it. */
    public Call get(Person person, CallId id) {
        var call = load(id);
        policy.requireKnown(call.state(), person);
        return store.view(call).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }

    private VersionedCall load(CallId id) {
        return store.load(id).orElseThrow(() -> new ParleyException(ErrorCode.CALL_NOT_FOUND));
    }

    private void enter(CallId id, ByPerson command) {
        var state = load(id).state();
        policy.requireEntry(state.origin().place(), state.attendance(), command.person());
        changes.apply(id, command);
        confirmEntry(state.origin(), state.attendance(), command.person());
    }

    /** Whoever was removed or blocked since the check may have been too early for {@link #removed} to find them. */
    private void confirmEntry(CallOrigin origin, Attendance attendance, Person person) {
        try {
            policy.requireEntry(origin.place(), attendance, person);
        } catch (ParleyException refusal) {
            removals.takeOut(origin.id(), person);
            throw refusal;
        }
    }
}
