package dev.parley.calls.session;

import dev.parley.calls.place.Opening;
import dev.parley.calls.session.CallCommand.AwaitExpired;
import dev.parley.calls.session.CallCommand.ByPerson;
import dev.parley.calls.session.CallCommand.ByPlace;
import dev.parley.calls.session.CallCommand.ConnectionAlive;
import dev.parley.calls.session.CallCommand.ConnectionLost;
import dev.parley.calls.session.CallCommand.ConnectionRevoked;
import dev.parley.calls.session.CallCommand.EmptyExpired;
import dev.parley.calls.session.CallCommand.GraceExpired;
import dev.parley.calls.session.CallCommand.LeaseLapsed;
import dev.parley.calls.session.CallCommand.LoggedOut;
import dev.parley.calls.session.CallCommand.RecordDue;
import dev.parley.calls.session.CallCommand.RecordingExpired;
import dev.parley.calls.session.CallCommand.RecordingOver;
import dev.parley.calls.session.CallCommand.Removed;
import dev.parley.calls.session.CallCommand.RingTimedOut;
import dev.parley.calls.session.CallDecision.Transition;
import dev.parley.calls.session.CallDecision.Unrecorded;
import dev.parley.calls.session.CallState.Active;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Live;
import dev.parley.calls.session.CallState.Ringing;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The life of a call as a pure function of state, command and time, and of how long its place lets it last. Who may know of
 * the call at all was asked before. Its table, checked by a test, stands in {@code docs/architecture/calls.md}.
 */
@Component
final class CallMachine {

    private final CallTiming timing;
    private final WhileRinging whileRinging;
    private final WhileActive whileActive;

    CallMachine(CallTiming timing) {
        this.timing = timing;
        whileRinging = new WhileRinging(timing);
        whileActive = new WhileActive(timing);
    }

    /** A new call: the caller is in it on this connection. It rings, or is open where the place rings nobody. */
    Transition start(CallOrigin origin, ConnectionId connection, Opening opening, MediaPath path) {
        var now = origin.startedAt();
        var caller = origin.startedBy();
        var invitation = Invitation.NONE.ask(opening.rings(), caller, timing.ringEnd(now));
        var attendance = Attendance.of(caller).rung(invitation.people());
        var alone = Session.of(origin.kind(), path, Participant.entering(caller, connection, now));
        var session = opening
            .restraints()
            .map(each -> alone.restrained(caller, each))
            .orElse(alone);
        var ringing = new Ringing(origin, attendance, invitation, session);
        Live state = invitation.quiet() ? ringing.opened(now) : ringing;
        return new Transition(new VersionedCall(VersionedCall.FIRST, state), state.audience());
    }

    CallDecision decide(VersionedCall call, CallCommand command, Instant now, CallSetting setting) {
        return switch (call.state()) {
            case Ringing ringing -> whileRinging.decide(new Step<>(call, ringing, now, setting), command);
            case Active active -> whileActive.decide(new Step<>(call, active, now, setting), command);
            case Ended ended -> whenEnded(ended, command);
        };
    }

    /** To its people an ended call does not exist any more, recorded or not. */
    private static CallDecision whenEnded(Ended ended, CallCommand command) {
        return switch (command) {
            case ByPerson _ -> CallDecision.NOT_FOUND;
            case RecordDue() -> new Unrecorded(ended);
            case
                ByPlace _,
                EmptyExpired _,
                Removed _,
                LoggedOut _,
                ConnectionRevoked _,
                ConnectionLost _,
                ConnectionAlive _,
                LeaseLapsed _,
                GraceExpired _,
                AwaitExpired _,
                RecordingOver _,
                RecordingExpired _,
                RingTimedOut _ -> CallDecision.UNCHANGED;
        };
    }
}
