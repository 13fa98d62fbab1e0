package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static dev.parley.calls.session.Calls.START;
import static dev.parley.calls.session.Calls.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.place.Opening;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallCommand.*;
import dev.parley.calls.session.CallState.*;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallMachineTest {

    private static final Instant NOW = START.plusSeconds(20);

    private static final RecordingId RECORDING = new RecordingId(id("4ec1"));

    private final CallTiming timing = new CallTiming(TIMES);
    private final CallMachine machine = new CallMachine(timing);

    private final Ringing ringing = Calls.ringing(BOB);
    private final Active active = ringing.answered(BOB, BOB_PC, START.plusSeconds(5));

    @Test
    void ringsEverybodyInvitedWithTheCallerInIt() {
        var start = machine.start(ringing.origin(), ANN_PC, new Opening(Set.of(BOB), Set.of()), MediaPath.DIRECT);

        assertThat(start.next()).isEqualTo(new VersionedCall(1, ringing));
        assertThat(start.told()).containsExactlyInAnyOrder(ANN, BOB);
        assertThat(Call.of(start.next(), Publications.NONE).orElseThrow()).satisfies(call -> {
            assertThat(call.ringing()).containsExactly(BOB);
            assertThat(call.answeredAt()).isNull();
            assertThat(call.participants()).containsExactly(
                new Call.Participant(ANN, ANN_PC, true, Publication.atStartOf(CallKind.VIDEO))
            );
        });
    }

    @Test
    void isOpenFromTheStartWhereThePlaceRingsNobody() {
        var start = machine.start(ringing.origin(), ANN_PC, new Opening(Set.of(), Set.of()), MediaPath.DIRECT);

        assertThat(start.next().state()).isInstanceOfSatisfying(Active.class, open -> {
            assertThat(open.answeredAt()).isEqualTo(START);
            assertThat(open.attendance().people()).containsExactly(ANN);
        });
    }

    @Test
    void startsAVoiceCallWithTheCameraOff() {
        assertThat(Track.atStartOf(CallKind.VOICE)).extracting(Track::source).containsExactly(TrackSource.MICROPHONE);
    }

    @Test
    void listsTheCallerFirst() {
        var next = (Active) after(ringing, new Accept(BOB, BOB_PC), NOW);

        assertThat(next.session().participants()).extracting(Participant::person).containsExactly(ANN, BOB);
        assertThat(next.answeredAt()).isEqualTo(NOW);
        assertThat(next.invitation().rings()).isEmpty();
    }

    @Test
    void goesOnRingingTheOthersAfterAnAnswer() {
        var next = (Active) after(Calls.ringing(BOB, CID), new Accept(BOB, BOB_PC), NOW);

        assertThat(next.invitation().people()).containsExactly(CID);
    }

    @Test
    void tellsTheDevicesOfOneWhoDeclinedToStopRinging() {
        var decided = (CallDecision.Transition) decide(Calls.ringing(BOB, CID), new Decline(BOB, BOB_PC), NOW);

        assertThat(decided.told()).containsExactlyInAnyOrder(ANN, BOB, CID);
        assertThat(((Ringing) decided.next().state()).invitation().people()).containsExactly(CID);
    }

    @Test
    void movesASeatInOrder() {
        var moved = (Active) after(active, new Join(ANN, ANN_PHONE), NOW);

        assertThat(moved.session().participants().getFirst()).isEqualTo(
            new Participant(ANN, ANN_PHONE, Participant.Presence.CONNECTED, NOW)
        );
    }

    @Test
    void ignoresTheFormerConnectionOfAPlaceThatMoved() {
        var moved = after(active, new Join(ANN, ANN_PHONE), NOW);

        assertThat(decide(moved, new ConnectionLost(ANN_PC), NOW)).isInstanceOf(CallDecision.Unchanged.class);
    }

    @Test
    void countsTheGraceOfACrashedNodeFromItsLastWord() {
        assertThat(graceEndAfter(Duration.ofSeconds(2))).isEqualTo(NOW.minusSeconds(2).plus(TIMES.grace()));
        assertThat(graceEndAfter(Duration.ofMinutes(9)))
            .as("found late, and perhaps alive")
            .isEqualTo(NOW.minus(TIMES.lease()).plus(TIMES.grace()));
    }

    private Instant graceEndAfter(Duration silence) {
        var lost = after(active, new LeaseLapsed(BOB_PC, NOW.minus(silence)), NOW);
        return timing.next(lost).orElseThrow();
    }

    @Test
    void endsWithTheLastWordWhereNoNodeWasThereForLong() {
        var talking = Calls.ringing(BOB).answered(BOB, BOB_PC, START);
        var lastWord = START.plusSeconds(90);
        var hoursLater = START.plus(Duration.ofHours(6));
        CallState call = talking;
        for (var gone : List.of(ANN_PC, BOB_PC)) {
            call = after(call, new LeaseLapsed(gone, lastWord), hoursLater);
        }
        for (int step = 0; step < 4 && call instanceof CallState.Live; step++) {
            var due = timing.timers(call).getFirst();
            assertThat(due.due()).isBefore(hoursLater);
            call = after(call, due.command(), hoursLater);
        }

        assertThat(((Ended) call).durationMs()).isEqualTo(90_000);
    }

    @Test
    void tellsAllWhoWereInItOrRungOfTheEndWithTheDuration() {
        var three = Calls.ringing(BOB, CID).answered(BOB, BOB_PC, START.plusSeconds(5));

        var ended = (Ended) after(three, new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), NOW);
        assertThat(CallChanges.ended(ended)).isEqualTo(
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

    @Test
    void staysBetweenBrowsersWithoutARouter() {
        var asked = (Live) after(active, new Ring(ANN, ANN_PC, Set.of(CID), Set.of(), false), NOW);
        var entered = machine.decide(
            new VersionedCall(1, asked),
            new Accept(CID, CID_PC),
            NOW,
            new CallSetting(() -> LastsWhile.TWO, false)
        );
        assertThat(entered).isInstanceOfSatisfying(CallDecision.Transition.class, made ->
            assertThat(((Live) made.next().state()).session().path()).isEqualTo(MediaPath.DIRECT)
        );
    }

    @Test
    void staysWithTheRouterWhenOneOfThreeHasLeft() {
        var asked = after(active, new Ring(ANN, ANN_PC, Set.of(CID), Set.of(), false), NOW);
        var three = after(asked, new Accept(CID, CID_PC), NOW);
        var two = (Live) after(three, new Leave(CID, CID_PC, LeaveReason.HUNG_UP), NOW);
        assertThat(two.session().path()).isEqualTo(MediaPath.ROUTER);
    }

    @Test
    void letsEightBeAddedAndForgetsWhoIsPutOut() {
        var eight = IntStream.range(0, 8)
            .mapToObj(i -> Person.of(new UserId(id("ad" + i))))
            .collect(Collectors.toSet());
        var full = after(active, new Ring(ANN, ANN_PC, eight, eight, false), NOW);
        assertThat(full.attendance().added()).containsExactlyInAnyOrderElementsOf(eight);
        assertThat(decide(full, new Ring(ANN, ANN_PC, Set.of(CID), Set.of(CID), false), NOW)).isEqualTo(
            new CallDecision.Rejection(ErrorCode.MEMBER_LIMIT_REACHED)
        );
        assertThat(decide(full, new Ring(BOB, BOB_PC, eight, eight, false), NOW)).isEqualTo(CallDecision.UNCHANGED);
        var one = eight.iterator().next();
        assertThat(after(full, new Removed(one), NOW).attendance().added())
            .hasSize(7)
            .doesNotContain(one);
        assertThat(after(full, new LoggedOut(one), NOW).attendance().added()).hasSize(8);
    }

    @Test
    void recordsNobodyWhoHasNotAgreedAndForgetsWhoHasLeft() {
        var recorded = after(readable(), new StartRecording(BOB, BOB_PC, RECORDING), NOW);
        assertThat(agreed(recorded)).containsExactly(BOB);
        var both = after(recorded, new AgreeToRecording(ANN, ANN_PC, RECORDING), NOW);
        assertThat(agreed(both)).containsExactly(BOB, ANN);
        var three = after(after(both, new Join(CID, CID_PC), NOW), new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), NOW);
        assertThat(agreed(three)).containsExactly(BOB);
        assertThat(agreed(after(three, new Join(ANN, ANN_PC), NOW))).containsExactly(BOB);
    }

    @Test
    void keepsTheAgreementOfOneWhoHasLostTheConnection() {
        var recorded = after(readable(), new StartRecording(BOB, BOB_PC, RECORDING), NOW);
        var lost = after(recorded, new ConnectionLost(BOB_PC), NOW);
        var awaited = after(lost, new GraceExpired(BOB_PC), NOW.plus(TIMES.grace()));
        assertThat(agreed(after(awaited, new Join(BOB, BOB_PHONE), NOW.plusSeconds(20)))).containsExactly(BOB);
    }

    @Test
    void endsARecordingThatHasBecomeAsLongAsOneMayBe() {
        var recorded = after(readable(), new StartRecording(BOB, BOB_PC, RECORDING), NOW);
        var end = NOW.plus(TIMES.recording().maxLength());
        assertThat(timing.timers(recorded)).containsExactly(new CallTimer(new RecordingExpired(), end));
        assertThat(((Live) after(recorded, new RecordingExpired(), end)).session().recording()).isEmpty();
    }

    private static Active readable() {
        return Calls.readable(Calls.ringing(BOB)).answered(BOB, BOB_PC, START.plusSeconds(5));
    }

    private static List<Person> agreed(CallState state) {
        return ((Live) state).session().recording().orElseThrow().agreed();
    }

    private CallDecision decide(CallState state, CallCommand command, Instant now) {
        return machine.decide(new VersionedCall(1, state), command, now, new CallSetting(() -> LastsWhile.TWO, true));
    }

    private CallState after(CallState state, CallCommand command, Instant now) {
        return ((CallDecision.Transition) decide(state, command, now)).next().state();
    }
}
