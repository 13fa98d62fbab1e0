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
import dev.parley.calls.session.CallState.Active;
import lombok.RequiredArgsConstructor;

/** What becomes of a call that goes on. */
@RequiredArgsConstructor
final class WhileActive {

    private final CallTiming timing;

    CallDecision decide(Step<Active> step, CallCommand command) {
        var call = step.call();
        var session = call.session();
        var now = step.now();
        return switch (command) {
            case Accept(var person, var connection) -> call.invitation().rings(person)
                ? entered(step, person, connection)
                : session.has(person, connection)
                  ? CallDecision.UNCHANGED
                  : CallDecision.WRONG_STATE;
            case Decline(var person, var _) -> call.invitation().rings(person)
                ? step.to(call.with(call.attendance().declined(person), call.invitation().without(person)))
                : CallDecision.WRONG_STATE;
            case Cancel(var person, var _) -> isStarter(call, person)
                ? CallDecision.WRONG_STATE
                : CallDecision.FORBIDDEN;
            case Join join -> joined(step, join);
            case Leave(var person, var connection, var reason) -> session.has(person, connection) ||
            session.awaits(person)
                ? step.to(call.left(person, step.setting().lasts(), reason.ofEnd(), now))
                : CallDecision.WRONG_STATE;
            case Ring ring -> session.has(ring.person(), ring.connection())
                ? step.asked(ring, timing.ringEnd(now))
                : CallDecision.WRONG_STATE;
            case End(var person, var _, var moderates) -> maySpeakForAll(call, person, moderates)
                ? step.to(call.ended(CallEndReason.ENDED_BY_HOST, now, now))
                : CallDecision.FORBIDDEN;
            case Reroute(var person, var connection) -> session.has(person, connection)
                ? step.to(call.withSession(session.routed()))
                : CallDecision.WRONG_STATE;
            case Publish publish -> step.published(publish);
            case OnFloor change -> step.changed(change);
            case ByPlace change -> step.changed(change);
            case OnRecording asked -> WhileRecording.asked(step, asked);
            case RecordingOver(var id) -> WhileRecording.over(step, id);
            case EmptyExpired() -> timing.emptyIsOver(session, now)
                ? step.to(call.ended(CallEndReason.HUNG_UP, session.emptySince().orElse(now), now))
                : CallDecision.UNCHANGED;
            case RecordingExpired() -> step.to(
                timing.recordingIsOver(session, now) ? call.withSession(session.unrecorded()) : call
            );
            case ConnectionLost(var connection) -> step.to(
                call.withSession(session.map(each -> each.lost(connection, now)))
            );
            case LeaseLapsed(var connection, var lastWord) -> step.to(
                call.withSession(session.map(each -> each.lost(connection, timing.lostSince(lastWord, now))))
            );
            case ConnectionAlive(var connection) -> step.to(
                call.withSession(session.map(each -> each.alive(connection, now)))
            );
            case GraceExpired(var connection) -> step.to(
                call.withSession(session.awaiting(each -> each.isOn(connection) && timing.graceIsOver(each, now)))
            );
            case AwaitExpired(var person) -> session
                .awaited()
                .stream()
                .filter(gone -> gone.isOf(person) && timing.awaitIsOver(gone, now))
                .findFirst()
                .map(gone -> step.to(call.abandoned(gone, step.setting().lasts(), now)))
                .orElse(CallDecision.UNCHANGED);
            case RingTimedOut() -> step.to(call.withInvitation(call.invitation().at(now)));
            case Removed(var person) -> gone(step, person, call.attendance().removed(person));
            case LoggedOut(var person) -> gone(step, person, call.attendance());
            case ConnectionRevoked(var connection) -> session
                .personOf(connection)
                .map(person -> step.to(call.left(person, step.setting().lasts(), CallEndReason.HUNG_UP, now)))
                .orElse(CallDecision.UNCHANGED);
            case RecordDue() -> CallDecision.UNCHANGED;
        };
    }

    /** Whom a host has removed, and no host has let be rung since, does not come back. */
    private static CallDecision joined(Step<Active> step, Join join) {
        var call = step.call();
        var session = call.session();
        var person = join.person();
        if (session.has(person)) {
            return step.to(
                call.withSession(
                    session.map(each -> each.isOf(person) ? each.connectedBy(join.connection(), step.now()) : each)
                )
            );
        }
        return session.floor().hasRemoved(person) ? CallDecision.REMOVED : entered(step, person, join.connection());
    }

    /** Browsers send each other the media of a call of two; a larger one goes through the router, if there is one. */
    private static CallDecision entered(Step<Active> step, Person person, ConnectionId connection) {
        var next = restrained(step, person, step.call().entered(person, connection, step.now()));
        boolean crowded = next.session().size() > 2 && step.setting().router();
        return step.to(crowded ? next.withSession(next.session().routed()) : next);
    }

    /** Who returns to a seat that was awaited is as muted as before. */
    private static Active restrained(Step<Active> step, Person person, Active next) {
        return step.call().session().awaits(person)
            ? next
            : step
                  .setting()
                  .restraints()
                  .apply(person)
                  .map(each -> next.withSession(next.session().restrained(person, each)))
                  .orElse(next);
    }

    private static CallDecision gone(Step<Active> step, Person person, Attendance attendance) {
        var call = step.call();
        var silenced = call.with(attendance, call.invitation().without(person));
        return step.to(
            call.session().has(person) || call.session().awaits(person)
                ? silenced.left(person, step.setting().lasts(), CallEndReason.HUNG_UP, step.now())
                : silenced
        );
    }

    /** Who has started the call, and who moderates its place, until another host has removed that one. */
    private static boolean maySpeakForAll(Active call, Person person, boolean moderates) {
        return (moderates || isStarter(call, person)) && !call.session().floor().hasRemoved(person);
    }

    private static boolean isStarter(Active call, Person person) {
        return call.origin().startedBy().equals(person);
    }
}
