package dev.parley.calls.signaling;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.calls.place.FakeChats;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvent.HearingReported;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallPolicy;
import dev.parley.calls.session.Floor;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.Publication;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HearingReportsTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Publication NOTHING = new Publication(0, List.of(), null);

    private final Call call = new Call(
        CALL,
        ANN_AND_BOB,
        CallKind.VOICE,
        MediaPath.DIRECT,
        2,
        0,
        ANN,
        START,
        START,
        List.of(),
        null,
        List.of(new Call.Participant(ANN, ANN_PC, true, NOTHING), new Call.Participant(BOB, BOB_PC, true, NOTHING)),
        List.of(),
        List.of(),
        Floor.OPEN,
        CallEncryption.END_TO_END,
        null
    );
    private final FakeChats chats = new FakeChats();
    private final List<CallEvent> published = new ArrayList<>();
    private final HearingReports reports = new HearingReports(
        id -> Optional.of(call).filter(live -> live.id().equals(id)),
        new CallPolicy(chats.places()),
        published::add
    );

    @BeforeEach
    void start() {
        chats.put(ANN_AND_BOB.id(), ANN, BOB);
    }

    @Test
    void tellsTheSpeakerWhoCannotHear() {
        reports.report(CALL, ANN, ANN_PC, List.of(BOB), List.of());

        assertThat(published).containsExactly(new HearingReported(CALL, ANN, false, Set.of(BOB)));
    }

    @Test
    void tellsTheSpeakerWhoHearsAgain() {
        reports.report(CALL, ANN, ANN_PC, List.of(), List.of(BOB));

        assertThat(published).containsExactly(new HearingReported(CALL, ANN, true, Set.of(BOB)));
    }

    @Test
    void tellsNobodyWhoIsNotInTheCall() {
        reports.report(CALL, ANN, ANN_PC, List.of(CID), List.of());

        assertThat(published).isEmpty();
    }

    @Test
    void refusesOneWhoIsNotInTheCallByThisConnection() {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> reports.report(CALL, CID, ANN_PC, List.of(BOB), List.of()))
            .returns(ErrorCode.CALL_NOT_FOUND, ParleyException::code);
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> reports.report(CALL, ANN, BOB_PC, List.of(BOB), List.of()))
            .returns(ErrorCode.CALL_NOT_FOUND, ParleyException::code);
        assertThat(published).isEmpty();
    }

    static Stream<Arguments> outOfBounds() {
        var crowd = IntStream.range(0, HearingReports.MAX + 1)
            .mapToObj(i -> Person.parse(id("f" + i)))
            .toList();
        return Stream.of(
            Arguments.of(crowd, List.of()),
            Arguments.of(List.of(BOB, BOB), List.of()),
            Arguments.of(List.of(BOB), List.of(BOB)),
            Arguments.of(List.of(), List.of(ANN))
        );
    }

    @ParameterizedTest
    @MethodSource("outOfBounds")
    void refusesWhatIsOutOfBounds(List<Person> unheard, List<Person> heardAgain) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> reports.report(CALL, ANN, ANN_PC, unheard, heardAgain))
            .returns(ErrorCode.INVALID_REQUEST, ParleyException::code);
        assertThat(published).isEmpty();
    }
}
