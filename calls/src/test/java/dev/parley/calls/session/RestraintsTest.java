package dev.parley.calls.session;

import static dev.parley.calls.People.*;
import static dev.parley.calls.session.Calls.START;
import static dev.parley.calls.session.Calls.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.place.LastsWhile;
import dev.parley.calls.place.Opening;
import dev.parley.calls.place.Person;
import dev.parley.calls.place.Restraints;
import dev.parley.calls.session.CallCommand.*;
import dev.parley.calls.session.CallState.Active;
import dev.parley.calls.session.CallState.Ended;
import dev.parley.calls.session.CallState.Live;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a place keeps people from in its call, which Ann hosts, and how long it goes on without anybody. */
class RestraintsTest {

    private static final Instant NOW = START.plusSeconds(20);
    private static final Set<TrackSource> MICROPHONE = Set.of(TrackSource.MICROPHONE);
    private static final Restraints MUTED = new Restraints(ANN, true, true, true);
    private static final Restraints LISTENING = new Restraints(ANN, false, false, true);
    private static final Restraints WITHOUT_SCREEN = new Restraints(ANN, false, true, false);

    private final CallTiming timing = new CallTiming(TIMES);
    private final CallMachine machine = new CallMachine(timing);

    @Test
    void mutesWhoeverEntersUntilTheyUnmute() {
        var entered = after(hosted(), new Join(BOB, BOB_PC), MUTED);
        assertThat(held(entered, BOB)).isEqualTo(MICROPHONE);
        assertThat(held(entered, ANN)).isEmpty();
        assertThat(held(after(entered, new Unmute(BOB, BOB_PC, MICROPHONE), MUTED), BOB)).isEmpty();
    }

    @Test
    void mutesTheStarterToo() {
        var opening = new Opening(Set.of(), Set.of(), true, Optional.of(WITHOUT_SCREEN));
        var start = machine.start(Calls.ringing().origin(), ANN_PC, opening, MediaPath.ROUTER);
        assertThat(held(start.next().state(), ANN)).isEqualTo(TrackSource.SHARED);
    }

    @Test
    void refusesToUnmuteUntilAHostHasAsked() {
        var entered = after(hosted(), new Join(BOB, BOB_PC), LISTENING);
        var unmute = new Unmute(BOB, BOB_PC, MICROPHONE);
        assertThat(decide(entered, unmute, LISTENING)).isEqualTo(CallDecision.FORBIDDEN);

        var asked = after(entered, new LetSpeak(ANN, ANN_PC, BOB), LISTENING);
        assertThat(held(asked, BOB)).isEmpty();
        assertThat(decide(asked, unmute, LISTENING)).isEqualTo(CallDecision.UNCHANGED);

        var muted = after(asked, new Mute(ANN, ANN_PC, Set.of(BOB), MICROPHONE), LISTENING);
        assertThat(decide(muted, unmute, LISTENING)).isEqualTo(CallDecision.FORBIDDEN);
    }

    @Test
    void refusesToShareUntilThePlaceLetsThem() {
        var entered = after(hosted(), new Join(BOB, BOB_PC), WITHOUT_SCREEN);
        assertThat(held(entered, BOB)).isEqualTo(TrackSource.SHARED);
        var share = new Unmute(BOB, BOB_PC, Set.of(TrackSource.SCREEN));
        assertThat(decide(entered, share, WITHOUT_SCREEN)).isEqualTo(CallDecision.FORBIDDEN);
        assertThat(held(after(entered, share, MUTED), BOB)).containsExactly(TrackSource.SCREEN_SOUND);
    }

    @Test
    void unmutesWhatAHostHasMutedBesidesWhatThePlaceForbids() {
        var camera = Set.of(TrackSource.CAMERA);
        var entered = after(hosted(), new Join(BOB, BOB_PC), LISTENING);
        var muted = after(entered, new Mute(ANN, ANN_PC, Set.of(BOB), camera), LISTENING);
        assertThat(held(after(muted, new Unmute(BOB, BOB_PC, camera), LISTENING), BOB)).isEqualTo(MICROPHONE);
    }

    @Test
    void leavesOneWhoReturnsAsTheyWere() {
        var entered = after(hosted(), new Join(BOB, BOB_PC), MUTED);
        var speaking = after(entered, new Unmute(BOB, BOB_PC, MICROPHONE), MUTED);
        var lost = after(speaking, new ConnectionLost(BOB_PC), MUTED);
        var awaited = next(lost, new GraceExpired(BOB_PC), NOW.plus(TIMES.grace()), MUTED);
        assertThat(held(after(awaited, new Join(BOB, BOB_PHONE), MUTED), BOB)).isEmpty();
    }

    @Test
    void mutesThoseWhoAreInItAlready() {
        var both = after(hosted(), new Join(BOB, BOB_PC), null);
        var restrained = after(both, new Restrain(TrackSource.SHARED, Set.of(ANN), ANN), null);
        assertThat(held(restrained, BOB)).isEqualTo(TrackSource.SHARED);
        assertThat(held(restrained, ANN)).isEmpty();
    }

    @Test
    void goesOnWithoutAnybodyForAWhile() {
        var empty = after(hosted(), new Leave(ANN, ANN_PC, LeaveReason.HUNG_UP), null);
        var end = NOW.plus(TIMES.emptyAfter());
        assertThat(timing.timers(empty)).containsExactly(new CallTimer(new EmptyExpired(), end));
        assertThat(decide(empty, new EmptyExpired(), null)).isEqualTo(CallDecision.UNCHANGED);

        var entered = after(empty, new Join(BOB, BOB_PC), null);
        assertThat(timing.timers(entered)).isEmpty();

        var over = (Ended) next(empty, new EmptyExpired(), end, null);
        assertThat(over.durationMs()).isEqualTo(20_000);
    }

    private static Active hosted() {
        return Calls.ringing().opened(START);
    }

    private static Set<TrackSource> held(CallState call, Person person) {
        return ((Live) call).session().floor().heldOf(person);
    }

    private CallDecision decide(CallState call, CallCommand command, @Nullable Restraints of) {
        return decide(call, command, NOW, of);
    }

    private CallDecision decide(CallState call, CallCommand command, Instant now, @Nullable Restraints others) {
        var setting = new CallSetting(() -> LastsWhile.OPEN, true, person ->
            person.equals(ANN) ? Optional.empty() : Optional.ofNullable(others)
        );
        return machine.decide(new VersionedCall(1, call), command, now, setting);
    }

    private CallState after(CallState call, CallCommand command, @Nullable Restraints others) {
        return next(call, command, NOW, others);
    }

    private CallState next(CallState call, CallCommand command, Instant now, @Nullable Restraints others) {
        return ((CallDecision.Transition) decide(call, command, now, others)).next().state();
    }
}
