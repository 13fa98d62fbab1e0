package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static dev.parley.calls.session.Calls.START;
import static dev.parley.calls.session.Calls.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.session.CallCommand.*;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What came of a call for each of its people, after what happens in calls. */
class AttendanceTest {

    private static final Instant NOW = START.plusSeconds(5);
    private static final Instant AFTER_THE_RING = START.plus(TIMES.ringTimeout());

    private final CallMachine machine = new CallMachine(new CallTiming(TIMES));
    private CallState call = Calls.ringing(BOB, CID);

    @Test
    void whoeverComesWhileAnotherIsRungInVain() {
        happens(new Accept(BOB, BOB_PC), NOW);
        happens(new RingTimedOut(), AFTER_THE_RING);
        happens(new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), AFTER_THE_RING);

        assertParts(List.of(ANN, BOB), List.of(), List.of(CID));
    }

    @Test
    void oneDeclinesAndNobodyElseAnswers() {
        happens(new Decline(BOB, BOB_PC), NOW);
        happens(new RingTimedOut(), AFTER_THE_RING);

        assertThat(((CallState.Ended) call).outcome()).isEqualTo(CallOutcome.MISSED);
        assertParts(List.of(ANN), List.of(BOB), List.of(CID));
    }

    @Test
    void oneDeclinesAndTheCallerGivesUp() {
        happens(new Decline(CID, CID_PC), NOW);
        happens(new Cancel(ANN, ANN_PC), NOW);

        assertParts(List.of(ANN), List.of(CID), List.of(BOB));
    }

    @Test
    void allDecline() {
        happens(new Decline(BOB, BOB_PC), NOW);
        happens(new Decline(CID, CID_PC), NOW);

        assertParts(List.of(ANN), List.of(BOB, CID), List.of());
    }

    @Test
    void theCallEndsWhileOneIsRung() {
        happens(new Accept(BOB, BOB_PC), NOW);
        happens(new Leave(BOB, BOB_PC, LeaveReason.HUNG_UP), NOW);

        assertParts(List.of(ANN, BOB), List.of(), List.of(CID));
    }

    @Test
    void oneDeclinesAndComesAllTheSame() {
        happens(new Decline(BOB, BOB_PC), NOW);
        happens(new Join(BOB, BOB_PC), NOW);
        happens(new Decline(CID, CID_PC), NOW);

        assertParts(List.of(ANN, BOB), List.of(CID), List.of());
    }

    @Test
    void oneDeclinesAndIsRungAgainInVain() {
        happens(new Accept(BOB, BOB_PC), NOW);
        happens(new Decline(CID, CID_PC), NOW);
        happens(new Ring(ANN, ANN_PC, Set.of(CID), Set.of(), false), NOW);
        happens(new Ring(ANN, ANN_PC, Set.of(CID), Set.of(), false), NOW);
        happens(new RingTimedOut(), NOW.plus(TIMES.ringTimeout()));

        assertParts(List.of(ANN, BOB), List.of(), List.of(CID));
    }

    @Test
    void whoeverHasBeenInTheCallIsRungAgain() {
        happens(new Accept(BOB, BOB_PC), NOW);
        happens(new Accept(CID, CID_PC), NOW);
        happens(new Leave(CID, CID_PC, LeaveReason.HUNG_UP), NOW);
        happens(new Leave(BOB, BOB_PC, LeaveReason.HUNG_UP), NOW, LastsWhile.ONE);
        happens(new Ring(ANN, ANN_PC, Set.of(BOB, CID), Set.of(), false), NOW);
        happens(new Decline(BOB, BOB_PC), NOW);
        happens(new RingTimedOut(), NOW.plus(TIMES.ringTimeout()));

        assertParts(List.of(ANN, BOB, CID), List.of(), List.of());
    }

    @Test
    void oneComesWhoWasNotRung() {
        happens(new Join(EVE, EVE_PC), NOW);

        assertParts(List.of(ANN, EVE), List.of(), List.of(BOB, CID));
    }

    @Test
    void oneIsRemovedWhileRung() {
        happens(new Accept(BOB, BOB_PC), NOW);
        happens(new Removed(CID), NOW);

        assertParts(List.of(ANN, BOB), List.of(), List.of(CID));
    }

    @Test
    void aBusyCalleeMissesTheCall() {
        call = CallState.Ended.busy(call.origin(), Attendance.of(ANN).rung(List.of(BOB)));

        assertParts(List.of(ANN), List.of(), List.of(BOB));
    }

    private void assertParts(List<?> present, List<?> declined, List<?> missed) {
        var attendance = call.attendance();
        assertThat(List.of(attendance.present(), attendance.declined(), attendance.missed())).isEqualTo(
            List.of(present, declined, missed)
        );
    }

    private void happens(CallCommand command, Instant now) {
        happens(command, now, LastsWhile.TWO);
    }

    private void happens(CallCommand command, Instant now, LastsWhile lasts) {
        var decided = machine.decide(new VersionedCall(1, call), command, now, new CallSetting(() -> lasts, true));
        if (decided instanceof CallDecision.Transition(var next, var _)) {
            call = next.state();
        }
    }
}
