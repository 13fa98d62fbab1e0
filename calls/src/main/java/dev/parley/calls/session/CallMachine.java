package dev.parley.calls.session;

import static dev.parley.calls.session.CallState.without;

import dev.parley.calls.session.CallCommand.Accept;
import dev.parley.calls.session.CallCommand.AwaitExpired;
import dev.parley.calls.session.CallCommand.ByUser;
import dev.parley.calls.session.CallCommand.Cancel;
import dev.parley.calls.session.CallCommand.ConnectionAlive;
import dev.parley.calls.session.CallCommand.ConnectionLost;
import dev.parley.calls.session.CallCommand.ConnectionRevoked;
import dev.parley.calls.session.CallCommand.Decline;
import dev.parley.calls.session.CallCommand.End;
import dev.parley.calls.session.CallCommand.GraceExpired;
import dev.parley.calls.session.CallCommand.Join;
import dev.parley.calls.session.CallCommand.LeaseLapsed;
import dev.parley.calls.session.CallCommand.Leave;
import dev.parley.calls.session.CallCommand.LoggedOut;
import dev.parley.calls.session.CallCommand.RecordDue;
import dev.parley.calls.session.CallCommand.Removed;
import dev.parley.calls.session.CallCommand.RingTimedOut;
import dev.parley.calls.session.CallCommand.SetMedia;
import dev.parley.calls.session.CallDecision.Rejection;
import dev.parley.calls.session.CallDecision.Transition;
import dev.parley.calls.session.CallDecision.Unchanged;
import dev.parley.calls.session.CallState.Active;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Ringing;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * The life of a call as a pure function of state, command and time. Its table, checked by a test, stands in
 * {@code docs/architecture/calls.md}.
 */
@Component
@RequiredArgsConstructor
final class CallMachine {

    private static final CallDecision UNCHANGED = new Unchanged();
    private static final CallDecision NOT_FOUND = new Rejection(ErrorCode.CALL_NOT_FOUND);
    private static final CallDecision FORBIDDEN = new Rejection(ErrorCode.FORBIDDEN);
    private static final CallDecision WRONG_STATE = new Rejection(ErrorCode.CALL_WRONG_STATE);

    private final CallTiming timing;

    /** A new call: the caller is in it on this connection, everybody invited rings. */
    Transition start(CallOrigin origin, ConnectionId connection) {
        var caller = Participant.entering(origin.startedBy(), connection, origin.kind(), origin.startedAt());
        var state = new Ringing(origin, caller, origin.invited());
        var call = new VersionedCall(VersionedCall.FIRST, state);
        return new Transition(call, new CallEvent.Rang(Call.of(call).orElseThrow(), state.audience()));
    }

    CallDecision decide(VersionedCall call, CallCommand command, Instant now) {
        if (command instanceof ByUser byUser && !call.state().origin().concerns(byUser.user())) {
            return NOT_FOUND;
        }
        return switch (call.state()) {
            case Ringing ringing -> whileRinging(call, ringing, command, now);
            case Active active -> whileActive(call, active, command, now);
            case Ended ended -> whenEnded(ended, command);
        };
    }

    private CallDecision whileRinging(VersionedCall from, Ringing call, CallCommand command, Instant now) {
        var caller = call.caller();
        return switch (command) {
            case Accept(var user, var connection) -> call.ringing().contains(user)
                ? CallDecision.to(from, call, call.answered(user, connection, now))
                : WRONG_STATE;
            case Decline(var user, var _) -> caller.isOf(user) ? FORBIDDEN : declined(from, call, user, now);
            case Cancel(var user, var _) -> caller.isOf(user)
                ? CallDecision.to(from, call, call.unanswered(CallEndReason.CANCELLED, now))
                : FORBIDDEN;
            case Join(var user, var connection) -> caller.isOf(user)
                ? CallDecision.to(from, call, call.withCaller(caller.connectedBy(connection, now)))
                : WRONG_STATE;
            case Leave(var user, var connection, var _) -> caller.isOf(user, connection)
                ? CallDecision.to(from, call, call.unanswered(CallEndReason.CANCELLED, now))
                : WRONG_STATE;
            case End(var user, var _) -> caller.isOf(user)
                ? CallDecision.to(from, call, call.unanswered(CallEndReason.CANCELLED, now))
                : FORBIDDEN;
            case SetMedia(var user, var connection, var media) -> caller.isOf(user, connection)
                ? CallDecision.to(from, call, call.withCaller(caller.withMedia(media)))
                : WRONG_STATE;
            case ConnectionLost(var connection) -> CallDecision.to(
                from,
                call,
                call.withCaller(caller.lost(connection, now))
            );
            case LeaseLapsed(var connection) -> CallDecision.to(
                from,
                call,
                call.withCaller(caller.lost(connection, timing.lastSign(now)))
            );
            case ConnectionAlive(var connection) -> CallDecision.to(
                from,
                call,
                call.withCaller(caller.alive(connection, now))
            );
            case GraceExpired(var connection) -> caller.isOn(connection) && timing.graceIsOver(caller, now)
                ? CallDecision.to(from, call, call.unanswered(CallEndReason.CANCELLED, now))
                : UNCHANGED;
            case RingTimedOut() -> timing.ringIsOver(call, now)
                ? CallDecision.to(from, call, call.unanswered(CallEndReason.MISSED, now))
                : UNCHANGED;
            case AwaitExpired _ -> UNCHANGED;
            case Removed(var user) -> gone(from, call, user, CallEndReason.CANCELLED, now);
            case LoggedOut(var user) -> gone(from, call, user, CallEndReason.MISSED, now);
            case ConnectionRevoked(var connection) -> caller.isOn(connection)
                ? CallDecision.to(from, call, call.unanswered(CallEndReason.CANCELLED, now))
                : UNCHANGED;
            case RecordDue() -> UNCHANGED;
        };
    }

    private CallDecision whileActive(VersionedCall from, Active call, CallCommand command, Instant now) {
        return switch (command) {
            case Accept(var user, var connection) -> call.ringing().contains(user)
                ? CallDecision.to(from, call, call.entered(user, connection, now))
                : call.has(user, connection)
                  ? UNCHANGED
                  : WRONG_STATE;
            case Decline(var user, var _) -> call.ringing().contains(user)
                ? CallDecision.to(from, call, call.withRinging(without(call.ringing(), user)))
                : WRONG_STATE;
            case Cancel(var user, var _) -> call.origin().startedBy().equals(user) ? WRONG_STATE : FORBIDDEN;
            case Join(var user, var connection) -> CallDecision.to(
                from,
                call,
                call.has(user)
                    ? call.map(place -> place.isOf(user) ? place.connectedBy(connection, now) : place)
                    : call.entered(user, connection, now)
            );
            case Leave(var user, var connection, var reason) -> call.has(user, connection) || call.awaits(user)
                ? CallDecision.to(from, call, call.left(user, reason.ofEnd(), now))
                : WRONG_STATE;
            case End(var user, var _) -> call.origin().startedBy().equals(user)
                ? CallDecision.to(from, call, call.ended(CallEndReason.ENDED_BY_HOST, now, now))
                : FORBIDDEN;
            case SetMedia(var user, var connection, var media) -> call.has(user, connection)
                ? CallDecision.to(from, call, call.map(place -> place.isOf(user) ? place.withMedia(media) : place))
                : WRONG_STATE;
            case ConnectionLost(var connection) -> CallDecision.to(
                from,
                call,
                call.map(place -> place.lost(connection, now))
            );
            case LeaseLapsed(var connection) -> CallDecision.to(
                from,
                call,
                call.map(place -> place.lost(connection, timing.lastSign(now)))
            );
            case ConnectionAlive(var connection) -> CallDecision.to(
                from,
                call,
                call.map(place -> place.alive(connection, now))
            );
            case GraceExpired(var connection) -> CallDecision.to(
                from,
                call,
                call.awaiting(place -> place.isOn(connection) && timing.graceIsOver(place, now))
            );
            case AwaitExpired(var user) -> call.awaited()
                .stream()
                .filter(gone -> gone.isOf(user) && timing.awaitIsOver(gone, now))
                .findFirst()
                .map(gone -> CallDecision.to(from, call, call.abandoned(gone, now)))
                .orElse(UNCHANGED);
            case RingTimedOut() -> timing.ringIsOver(call, now)
                ? CallDecision.to(from, call, call.withRinging(List.of()))
                : UNCHANGED;
            case Removed(var user) -> gone(from, call, user, now);
            case LoggedOut(var user) -> gone(from, call, user, now);
            case ConnectionRevoked(var connection) -> call.userOf(connection)
                .map(user -> CallDecision.to(from, call, call.left(user, CallEndReason.HUNG_UP, now)))
                .orElse(UNCHANGED);
            case RecordDue() -> UNCHANGED;
        };
    }

    /** To its people an ended call does not exist any more, recorded or not. */
    private static CallDecision whenEnded(Ended ended, CallCommand command) {
        return switch (command) {
            case ByUser _ -> NOT_FOUND;
            case RecordDue() -> CallDecision.unrecorded(ended);
            case
                Removed _,
                LoggedOut _,
                ConnectionRevoked _,
                ConnectionLost _,
                ConnectionAlive _,
                LeaseLapsed _,
                GraceExpired _,
                AwaitExpired _,
                RingTimedOut _ -> UNCHANGED;
        };
    }

    /** @param unanswered why the call ends when nobody is left to answer it */
    private static CallDecision gone(
        VersionedCall from,
        Ringing call,
        UserId user,
        CallEndReason unanswered,
        Instant now
    ) {
        if (call.caller().isOf(user)) {
            return CallDecision.to(from, call, call.unanswered(CallEndReason.CANCELLED, now));
        }
        var left = without(call.ringing(), user);
        return CallDecision.to(from, call, left.isEmpty() ? call.unanswered(unanswered, now) : call.withRinging(left));
    }

    private static CallDecision gone(VersionedCall from, Active call, UserId user, Instant now) {
        var silenced = call.withRinging(without(call.ringing(), user));
        return CallDecision.to(
            from,
            call,
            call.has(user) || call.awaits(user) ? silenced.left(user, CallEndReason.HUNG_UP, now) : silenced
        );
    }

    private static CallDecision declined(VersionedCall from, Ringing call, UserId user, Instant now) {
        if (!call.ringing().contains(user)) {
            return WRONG_STATE;
        }
        var left = without(call.ringing(), user);
        return CallDecision.to(
            from,
            call,
            left.isEmpty() ? call.unanswered(CallEndReason.DECLINED, now) : call.withRinging(left)
        );
    }
}
