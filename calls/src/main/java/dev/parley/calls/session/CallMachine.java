package dev.parley.calls.session;

import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.place.Opening;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.Accept;
import dev.parley.calls.session.CallCommand.AwaitExpired;
import dev.parley.calls.session.CallCommand.ByPerson;
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
import dev.parley.calls.session.CallCommand.Publish;
import dev.parley.calls.session.CallCommand.RecordDue;
import dev.parley.calls.session.CallCommand.Removed;
import dev.parley.calls.session.CallCommand.Ring;
import dev.parley.calls.session.CallCommand.RingTimedOut;
import dev.parley.calls.session.CallDecision.Published;
import dev.parley.calls.session.CallDecision.Rejection;
import dev.parley.calls.session.CallDecision.Transition;
import dev.parley.calls.session.CallDecision.Unchanged;
import dev.parley.calls.session.CallDecision.Unrecorded;
import dev.parley.calls.session.CallState.Active;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Live;
import dev.parley.calls.session.CallState.Ringing;
import dev.parley.chat.error.ErrorCode;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * The life of a call as a pure function of state, command and time, and of how long its place lets it last. Who may know of
 * the call at all was asked before. Its table, checked by a test, stands in {@code docs/architecture/calls.md}.
 */
@Component
@RequiredArgsConstructor
final class CallMachine {

    private static final CallDecision UNCHANGED = new Unchanged();
    private static final CallDecision NOT_FOUND = new Rejection(ErrorCode.CALL_NOT_FOUND);
    private static final CallDecision FORBIDDEN = new Rejection(ErrorCode.FORBIDDEN);
    private static final CallDecision WRONG_STATE = new Rejection(ErrorCode.CALL_WRONG_STATE);

    private final CallTiming timing;

    /** A new call: the caller is in it on this connection. It rings, or is open where the place rings nobody. */
    Transition start(CallOrigin origin, ConnectionId connection, Opening opening, MediaPath path) {
        var now = origin.startedAt();
        var caller = origin.startedBy();
        var invitation = Invitation.NONE.ask(opening.rings(), caller, timing.ringEnd(now));
        var attendance = Attendance.of(caller).rung(invitation.people());
        var session = Session.of(origin.kind(), path, Participant.entering(caller, connection, now));
        var ringing = new Ringing(origin, attendance, invitation, session);
        Live state = invitation.quiet() ? ringing.opened(now) : ringing;
        return new Transition(new VersionedCall(VersionedCall.FIRST, state), state.audience());
    }

    CallDecision decide(VersionedCall call, CallCommand command, Instant now, Supplier<LastsWhile> lasts) {
        return switch (call.state()) {
            case Ringing ringing -> whileRinging(new Step<>(call, ringing, now, lasts), command);
            case Active active -> whileActive(new Step<>(call, active, now, lasts), command);
            case Ended ended -> whenEnded(ended, command);
        };
    }

    /** What a decision is made upon. */
    private record Step<S extends Live>(VersionedCall from, S call, Instant now, Supplier<LastsWhile> lasts) {
        CallDecision to(CallState next) {
            return CallDecision.to(from, call, next);
        }
    }

    private CallDecision whileRinging(Step<Ringing> step, CallCommand command) {
        var call = step.call();
        var caller = call.caller();
        var now = step.now();
        return switch (command) {
            case Accept(var person, var connection) -> call.invitation().rings(person)
                ? step.to(call.answered(person, connection, now))
                : WRONG_STATE;
            case Decline(var person, var _) -> caller.isOf(person) ? FORBIDDEN : declined(step, person);
            case Cancel(var person, var _) -> caller.isOf(person) ? cancelled(step) : FORBIDDEN;
            case Join(var person, var connection) -> joined(step, person, connection);
            case Leave(var person, var connection, var _) -> caller.isOf(person, connection)
                ? cancelled(step)
                : WRONG_STATE;
            case Ring(var person, var connection, var others) -> caller.isOf(person, connection)
                ? step.to(asked(call, person, others, now))
                : WRONG_STATE;
            case End(var person, var _, var moderates) -> caller.isOf(person) || moderates
                ? cancelled(step)
                : FORBIDDEN;
            case Publish publish -> published(step, publish);
            case ConnectionLost(var connection) -> step.to(call.withCaller(caller.lost(connection, now)));
            case LeaseLapsed(var connection) -> step.to(call.withCaller(caller.lost(connection, timing.lastSign(now))));
            case ConnectionAlive(var connection) -> step.to(call.withCaller(caller.alive(connection, now)));
            case GraceExpired(var connection) -> caller.isOn(connection) && timing.graceIsOver(caller, now)
                ? cancelled(step)
                : UNCHANGED;
            case RingTimedOut() -> quieter(step, call, call.invitation().at(now), CallEndReason.MISSED);
            case AwaitExpired _ -> UNCHANGED;
            case Removed(var person) -> gone(step, person, CallEndReason.CANCELLED);
            case LoggedOut(var person) -> gone(step, person, CallEndReason.MISSED);
            case ConnectionRevoked(var connection) -> caller.isOn(connection) ? cancelled(step) : UNCHANGED;
            case RecordDue() -> UNCHANGED;
        };
    }

    private CallDecision whileActive(Step<Active> step, CallCommand command) {
        var call = step.call();
        var session = call.session();
        var now = step.now();
        return switch (command) {
            case Accept(var person, var connection) -> call.invitation().rings(person)
                ? step.to(call.entered(person, connection, now))
                : session.has(person, connection)
                  ? UNCHANGED
                  : WRONG_STATE;
            case Decline(var person, var _) -> call.invitation().rings(person)
                ? step.to(call.with(call.attendance().declined(person), call.invitation().without(person)))
                : WRONG_STATE;
            case Cancel(var person, var _) -> isStarter(call, person) ? WRONG_STATE : FORBIDDEN;
            case Join(var person, var connection) -> step.to(
                session.has(person)
                    ? call.withSession(
                          session.map(each -> each.isOf(person) ? each.connectedBy(connection, now) : each)
                      )
                    : call.entered(person, connection, now)
            );
            case Leave(var person, var connection, var reason) -> session.has(person, connection) ||
            session.awaits(person)
                ? step.to(call.left(person, step.lasts(), reason.ofEnd(), now))
                : WRONG_STATE;
            case Ring(var person, var connection, var others) -> session.has(person, connection)
                ? step.to(asked(call, person, others, now))
                : WRONG_STATE;
            case End(var person, var _, var moderates) -> isStarter(call, person) || moderates
                ? step.to(call.ended(CallEndReason.ENDED_BY_HOST, now, now))
                : FORBIDDEN;
            case Publish publish -> published(step, publish);
            case ConnectionLost(var connection) -> step.to(
                call.withSession(session.map(each -> each.lost(connection, now)))
            );
            case LeaseLapsed(var connection) -> step.to(
                call.withSession(session.map(each -> each.lost(connection, timing.lastSign(now))))
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
                .map(gone -> step.to(call.abandoned(gone, step.lasts(), now)))
                .orElse(UNCHANGED);
            case RingTimedOut() -> step.to(call.withInvitation(call.invitation().at(now)));
            case Removed(var person) -> gone(step, person);
            case LoggedOut(var person) -> gone(step, person);
            case ConnectionRevoked(var connection) -> session
                .personOf(connection)
                .map(person -> step.to(call.left(person, step.lasts(), CallEndReason.HUNG_UP, now)))
                .orElse(UNCHANGED);
            case RecordDue() -> UNCHANGED;
        };
    }

    /** To its people an ended call does not exist any more, recorded or not. */
    private static CallDecision whenEnded(Ended ended, CallCommand command) {
        return switch (command) {
            case ByPerson _ -> NOT_FOUND;
            case RecordDue() -> new Unrecorded(ended);
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

    private static CallDecision cancelled(Step<Ringing> step) {
        return step.to(step.call().unanswered(CallEndReason.CANCELLED, step.now()));
    }

    /** Whoever is rung answers by accepting; one who is not, or has declined and thinks better of it, comes in by joining. */
    private static CallDecision joined(Step<Ringing> step, Person person, ConnectionId connection) {
        var call = step.call();
        if (call.caller().isOf(person)) {
            return step.to(call.withCaller(call.caller().connectedBy(connection, step.now())));
        }
        return call.invitation().rings(person) ? WRONG_STATE : step.to(call.answered(person, connection, step.now()));
    }

    /** Who is in the call, or awaited, need not be rung. */
    private Live asked(Live call, Person by, Set<Person> others, Instant now) {
        var absent = others
            .stream()
            .filter(Predicate.not(person -> call.session().has(person) || call.session().awaits(person)))
            .collect(Collectors.toUnmodifiableSet());
        return call.ringing(call.invitation().ask(absent, by, timing.ringEnd(now)));
    }

    /** A camera that is on makes a voice call a video call. */
    private static CallDecision published(Step<? extends Live> step, Publish publish) {
        var call = step.call();
        if (!call.session().has(publish.person(), publish.connection())) {
            return WRONG_STATE;
        }
        boolean shown = publish.tracks().stream().anyMatch(Track::showsCamera);
        return shown && call.session().kind() == CallKind.VOICE
            ? step.to(call.withSession(call.session().seen()))
            : new Published(call.audience());
    }

    /** @param unanswered why the call ends when nobody is left to answer it */
    private static CallDecision gone(Step<Ringing> step, Person person, CallEndReason unanswered) {
        var call = step.call();
        return call.caller().isOf(person)
            ? cancelled(step)
            : quieter(step, call, call.invitation().without(person), unanswered);
    }

    private static CallDecision gone(Step<Active> step, Person person) {
        var call = step.call();
        var silenced = call.withInvitation(call.invitation().without(person));
        return step.to(
            call.session().has(person) || call.session().awaits(person)
                ? silenced.left(person, step.lasts(), CallEndReason.HUNG_UP, step.now())
                : silenced
        );
    }

    private static CallDecision declined(Step<Ringing> step, Person person) {
        var call = step.call();
        var invitation = call.invitation();
        if (!invitation.rings(person)) {
            return WRONG_STATE;
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
            left.quiet() ? call.unansweredUnless(step.lasts(), unanswered, step.now()) : call.withInvitation(left)
        );
    }

    private static boolean isStarter(Active call, Person person) {
        return call.origin().startedBy().equals(person);
    }
}
