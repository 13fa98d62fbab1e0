package dev.parley.calls.signaling;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallPolicy;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Media;
import dev.parley.calls.session.Signal;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalingTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Signal OFFER = new Signal.Offer("v=0");

    private final Call call = new Call(
        CALL,
        ANN_AND_BOB,
        CallKind.VIDEO,
        2,
        ANN,
        START,
        START,
        List.of(CID),
        START.plusSeconds(45),
        List.of(
            new Call.Participant(ANN, ANN_PC, new Media(true, true, false), true),
            new Call.Participant(BOB, BOB_PC, new Media(true, true, false), true)
        ),
        List.of()
    );
    private final List<CallEvent> published = new ArrayList<>();
    private final Signaling signaling = new Signaling(
        id -> Optional.of(call).filter(live -> live.id().equals(id)),
        new CallPolicy((chat, asking) -> Set.of(ANN, BOB)),
        published::add
    );

    @Test
    void handsASignalToTheOtherParticipantsConnectionOnly() {
        signaling.relay(CALL, ANN, ANN_PC, BOB_PC, OFFER);

        assertThat(published).containsExactly(new CallEvent.Signalled(CALL, ANN_PC, BOB_PC, BOB, OFFER));
        assertThat(published.getFirst().recipients()).containsExactly(BOB);
    }

    record Attempt(String who, CallId call, UserId user, ConnectionId from, ConnectionId to) {
        @Override
        public String toString() {
            return who;
        }
    }

    static Stream<Attempt> strangers() {
        return Stream.of(
            new Attempt("a stranger", CALL, EVE, EVE_PC, BOB_PC),
            new Attempt("a stranger by a participant's connection", CALL, EVE, ANN_PC, BOB_PC),
            new Attempt("a participant by another's connection", CALL, BOB, ANN_PC, BOB_PC),
            new Attempt("a participant by another connection", CALL, ANN, ANN_PHONE, BOB_PC),
            new Attempt("one who is rung", CALL, CID, CID_PC, BOB_PC),
            new Attempt("to one who is rung", CALL, ANN, ANN_PC, CID_PC),
            new Attempt("to a participant's other device", CALL, ANN, ANN_PC, BOB_PHONE),
            new Attempt("to a stranger", CALL, ANN, ANN_PC, EVE_PC),
            new Attempt("to oneself", CALL, ANN, ANN_PC, ANN_PC),
            new Attempt("in another call", new CallId(id("07")), ANN, ANN_PC, BOB_PC)
        );
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void hidesTheCallFrom(Attempt attempt) {
        assertRefused(ErrorCode.CALL_NOT_FOUND, attempt, OFFER);
    }

    static Stream<Signal> tooLarge() {
        var sdp = "x".repeat(100_001);
        return Stream.of(
            new Signal.Offer(sdp),
            new Signal.Answer(sdp),
            new Signal.Offer(" "),
            new Signal.Candidate("x".repeat(2_001), null, null, null),
            new Signal.Candidate("x", "m".repeat(257), null, null),
            new Signal.Candidate("x", null, -1, null),
            new Signal.Candidate("x", null, 65_536, null),
            new Signal.Candidate("x", null, null, "u".repeat(257))
        );
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void refusesASignalOutOfBounds(Signal signal) {
        assertRefused(ErrorCode.INVALID_REQUEST, new Attempt("", CALL, ANN, ANN_PC, BOB_PC), signal);
    }

    static Stream<Signal> justRight() {
        return Stream.of(
            new Signal.Offer("x".repeat(100_000)),
            new Signal.Candidate("x".repeat(2_000), "0", 0, "u".repeat(256)),
            new Signal.Candidate("", null, null, null)
        );
    }

    @ParameterizedTest
    @MethodSource("justRight")
    void takesASignalWithinBounds(Signal signal) {
        signaling.relay(CALL, BOB, BOB_PC, ANN_PC, signal);

        assertThat(published).hasSize(1);
    }

    private void assertRefused(ErrorCode code, Attempt by, Signal signal) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> signaling.relay(by.call(), by.user(), by.from(), by.to(), signal))
            .returns(code, ParleyException::code);
        assertThat(published).isEmpty();
    }
}
