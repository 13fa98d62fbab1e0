package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static dev.parley.calls.session.Calls.START;
import static dev.parley.calls.session.Calls.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.session.CallCommand.*;
import dev.parley.calls.session.CallState.*;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallMachineTest {

    private static final Instant NOW = START.plusSeconds(20);

    private final CallTiming timing = new CallTiming(TIMES);
    private final CallMachine machine = new CallMachine(timing);

    private final Ringing ringing = Calls.ringing(BOB);
    private final Active active = ringing.answered(BOB, BOB_PC, START.plusSeconds(5));

    @Test
    void ringsEverybodyInvitedWithTheCallerInIt() {
        var start = machine.start(ringing.origin(), ANN_PC);

        assertThat(start.next()).isEqualTo(new VersionedCall(1, ringing));
        assertThat(start.event()).isInstanceOfSatisfying(CallEvent.Rang.class, rang -> {
            assertThat(rang.recipients()).containsExactlyInAnyOrder(ANN, BOB);
            assertThat(rang.call().ringing()).containsExactly(BOB);
            assertThat(rang.call().answeredAt()).isNull();
            assertThat(rang.call().participants()).containsExactly(
                new Call.Participant(ANN, ANN_PC, new Media(true, true, false), true)
            );
        });
    }

    @Test
    void startsAVoiceCallWithTheCameraOff() {
        assertThat(Participant.entering(ANN, ANN_PC, CallKind.VOICE, NOW).media().camera()).isFalse();
    }

    @Test
    void listsTheCallerFirst() {
        var next = (Active) after(ringing, new Accept(BOB, BOB_PC), NOW);

        assertThat(next.participants()).extracting(Participant::userId).containsExactly(ANN, BOB);
        assertThat(next.answeredAt()).isEqualTo(NOW);
        assertThat(next.ringing()).isEmpty();
    }

    @Test
    void goesOnRingingTheOthersAfterAnAnswer() {
        var next = (Active) after(Calls.ringing(BOB, CID), new Accept(BOB, BOB_PC), NOW);

        assertThat(next.ringing()).containsExactly(CID);
    }

    @Test
    void tellsTheDevicesOfOneWhoDeclinedToStopRinging() {
        var event = event(Calls.ringing(BOB, CID), new Decline(BOB, BOB_PC), NOW);

        assertThat(event).isInstanceOfSatisfying(CallEvent.Changed.class, changed -> {
            assertThat(changed.recipients()).containsExactlyInAnyOrder(ANN, BOB, CID);
            assertThat(changed.call().ringing()).containsExactly(CID);
        });
    }

    @Test
    void movesAPlaceInOrderAndKeepsItsDevices() {
        var muted = after(active, new SetMedia(ANN, ANN_PC, new Media(false, true, true)), NOW);
        var moved = (Active) after(muted, new Join(ANN, ANN_PHONE), NOW);

        assertThat(moved.participants().getFirst()).isEqualTo(
            new Participant(ANN, ANN_PHONE, new Media(false, true, true), Participant.Presence.CONNECTED, NOW)
        );
    }

    @Test
    void ignoresTheFormerConnectionOfAPlaceThatMoved() {
        var moved = after(active, new Join(ANN, ANN_PHONE), NOW);

        assertThat(decide(moved, new ConnectionLost(ANN_PC), NOW)).isInstanceOf(CallDecision.Unchanged.class);
    }

    @Test
    void countsTheGraceOfACrashedNodeFromTheLastSignOfLife() {
        var lost = after(active, new LeaseLapsed(BOB_PC), NOW);

        assertThat(timing.timers(lost)).contains(
            new CallTimer(new GraceExpired(BOB_PC), NOW.minus(TIMES.lease()).plus(TIMES.grace()))
        );
    }

    @Test
    void tellsAllWhoWereInItOrRungOfTheEndWithTheDuration() {
        var three = Calls.ringing(BOB, CID).answered(BOB, BOB_PC, START.plusSeconds(5));

        assertThat(event(three, new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), NOW)).isEqualTo(
            new CallEvent.Ended(three.origin().id(), GROUP, CallEndReason.HUNG_UP, 15_000, Set.of(ANN, BOB, CID))
        );
    }

    @Test
    void recordsTheOutcomeOfACallThatNobodyAnswered() {
        assertThat(((Ended) after(ringing, new Decline(BOB, BOB_PC), NOW)).outcome()).isEqualTo(CallOutcome.DECLINED);
        assertThat(((Ended) after(ringing, new Cancel(ANN, ANN_PC), NOW)).outcome()).isEqualTo(CallOutcome.CANCELLED);
        assertThat(((Ended) after(ringing, new RingTimedOut(), START.plus(TIMES.ringTimeout()))).outcome()).isEqualTo(
            CallOutcome.MISSED
        );
    }

    @Test
    void waitsForTheRingAndForThoseWhoAreLost() {
        assertThat(timing.timers(ringing)).containsExactly(
            new CallTimer(new RingTimedOut(), START.plus(TIMES.ringTimeout()))
        );
        assertThat(timing.timers(active)).isEmpty();
        assertThat(timing.timers(after(active, new ConnectionLost(BOB_PC), NOW))).containsExactly(
            new CallTimer(new GraceExpired(BOB_PC), NOW.plus(TIMES.grace()))
        );
    }

    private CallDecision decide(CallState state, CallCommand command, Instant now) {
        return machine.decide(new VersionedCall(1, state), command, now);
    }

    private CallState after(CallState state, CallCommand command, Instant now) {
        return ((CallDecision.Transition) decide(state, command, now)).next().state();
    }

    private CallEvent event(CallState state, CallCommand command, Instant now) {
        return ((CallDecision.Transition) decide(state, command, now)).event();
    }
}
