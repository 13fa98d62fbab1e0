package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.Accept;
import dev.parley.calls.session.CallCommand.AwaitExpired;
import dev.parley.calls.session.CallCommand.ByPlace;
import dev.parley.calls.session.CallCommand.Cancel;
import dev.parley.calls.session.CallCommand.ConnectionAlive;
import dev.parley.calls.session.CallCommand.ConnectionLost;
import dev.parley.calls.session.CallCommand.ConnectionRevoked;
import dev.parley.calls.session.CallCommand.Decline;
import dev.parley.calls.session.CallCommand.EmptyExpired;
import dev.parley.calls.session.CallCommand.End;
import dev.parley.calls.session.CallCommand.GraceExpired;
import dev.parley.calls.session.CallCommand.Join;
import dev.parley.calls.session.CallCommand.LeaseLapsed;
import dev.parley.calls.session.CallCommand.Leave;
import dev.parley.calls.session.CallCommand.LoggedOut;
import dev.parley.calls.session.CallCommand.OnFloor;
import dev.parley.calls.session.CallCommand.OnRecording;
import dev.parley.calls.session.CallCommand.Publish;
import dev.parley.calls.session.CallCommand.RecordDue;
import dev.parley.calls.session.CallCommand.RecordingExpired;
import dev.parley.calls.session.CallCommand.RecordingOver;
import dev.parley.calls.session.CallCommand.Removed;
import dev.parley.calls.session.CallCommand.Reroute;
import dev.parley.calls.session.CallCommand.Ring;
import dev.parley.calls.session.CallCommand.RingTimedOut;
import dev.parley.calls.session.CallState.Ringing;
import lombok.RequiredArgsConstructor;

/** What becomes of a call that nobody has answered yet. */
@RequiredArgsConstructor
final class WhileRinging {

    private final CallTiming timing;

    CallDecision decide(Step<Ringing> step, CallCommand command) {
        var call = step.call();
        var caller = call.caller();
        var now = step.now();
        return switch (command) {
            case Accept(var person, var connection) -> call.invitation().rings(person)
                ? step.to(call.answered(person, connection, now))
                : CallDecision.WRONG_STATE;
            case Decline(var person, var _) -> caller.isOf(person) ? CallDecision.FORBIDDEN : declined(step, person);
            case Cancel(var person, var _) -> caller.isOf(person) ? cancelled(step) : CallDecision.FORBIDDEN;
            case Join(var person, var connection) -> joined(step, person, connection);
            case Leave(var person, var connection, var _) -> caller.isOf(person, connection)
                ? cancelled(step)
                : CallDecision.WRONG_STATE;
            case Ring ring -> caller.isOf(ring.person(), ring.connection())
                ? step.asked(ring, timing.ringEnd(now))
                : CallDecision.WRONG_STATE;
            case End(var person, var _, var moderates) -> caller.isOf(person) || moderates
                ? cancelled(step)
                : CallDecision.FORBIDDEN;
            case Publish publish -> step.published(publish);
            case OnFloor change -> step.changed(change);
            case ByPlace change -> step.changed(change);
            case ConnectionLost(var connection) -> step.to(call.withCaller(caller.lost(connection, now)));
            case LeaseLapsed(var connection, var lastWord) -> step.to(
                call.withCaller(caller.lost(connection, timing.lostSince(lastWord, now)))
            );
            case ConnectionAlive(var connection) -> step.to(call.withCaller(caller.alive(connection, now)));
            case GraceExpired(var connection) -> caller.isOn(connection) && timing.graceIsOver(caller, now)
                ? cancelled(step)
                : CallDecision.UNCHANGED;
            case RingTimedOut() -> quieter(step, call, call.invitation().at(now), CallEndReason.MISSED);
            case Reroute _, OnRecording _ -> CallDecision.WRONG_STATE;
            case AwaitExpired _, EmptyExpired _, RecordingOver _, RecordingExpired _ -> CallDecision.UNCHANGED;
            case Removed(var person) -> gone(step, person, call.attendance().removed(person), CallEndReason.CANCELLED);
            case LoggedOut(var person) -> gone(step, person, call.attendance(), CallEndReason.MISSED);
            case ConnectionRevoked(var connection) -> caller.isOn(connection)
                ? cancelled(step)
                : CallDecision.UNCHANGED;
            case RecordDue() -> CallDecision.UNCHANGED;
        };
    }

    private static CallDecision cancelled(Step<Ringing> step) {
        return step.to(step.call().unanswered(CallEndReason.CANCELLED, step.now()));
    }

    /** Whoever is rung answers by accepting; one who is not, or has declined and thinks better of it, comes in by joining. */
    private static CallDecision joined(Step<Ringing> step, Person person, ConnectionId connection) {
        var call = step.call();
        if (call.caller().isOf(person)) {
            return step.to(call.withCaller(call.caller().connectedBy(connection, step.now())));
        }
        return call.invitation().rings(person)
            ? CallDecision.WRONG_STATE
            : step.to(call.answered(person, connection, step.now()));
    }

    /** @param unanswered why the call ends when nobody is left to answer it */
    private static CallDecision gone(
        Step<Ringing> step,
        Person person,
        Attendance attendance,
        CallEndReason unanswered
    ) {
        var call = step.call().with(attendance, step.call().invitation());
        return call.caller().isOf(person)
            ? cancelled(step)
            : quieter(step, call, call.invitation().without(person), unanswered);
    }

    private static CallDecision declined(Step<Ringing> step, Person person) {
        var call = step.call();
        var invitation = call.invitation();
        if (!invitation.rings(person)) {
            return CallDecision.WRONG_STATE;
        }
        var refused = call.with(call.attendance().declined(person), invitation);
        return quieter(step, refused, invitation.without(person), CallEndReason.DECLINED);
    }

    /**
     * @param call with all who are rung so far, who are told if it ends
     * @param left who is rung on
     */
    private static CallDecision quieter(Step<Ringing> step, Ringing call, Invitation left, CallEndReason unanswered) {
        return step.to(
            left.quiet()
                ? call.unansweredUnless(step.setting().lasts(), unanswered, step.now())
                : call.withInvitation(left)
        );
    }
}
