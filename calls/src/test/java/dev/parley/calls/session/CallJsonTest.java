package dev.parley.calls.session;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.BOB_PC;
import static dev.parley.calls.People.CID;
import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class CallJsonTest {

    private final CallJson json = new CallJson();

    static Stream<CallState> states() {
        var ringing = Calls.ringing(BOB, CID);
        var active = lost(ringing.answered(BOB, BOB_PC, Calls.START));
        var readable = Calls.readable(ringing).answered(BOB, BOB_PC, Calls.START);
        var recording = Recording.startedBy(BOB, new RecordingId(id("4ec1")), Calls.START);
        var recorded = readable.withSession(readable.session().recorded(recording));
        return Stream.of(ringing, active, recorded, ringing.unanswered(CallEndReason.MISSED, Calls.START));
    }

    private static CallState lost(CallState.Active call) {
        return call.withSession(call.session().map(seat -> seat.lost(BOB_PC, Calls.START)));
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsWhatItWrites(CallState state) {
        var call = new VersionedCall(3, state);

        assertThat(json.read(json.write(call))).isEqualTo(call);
    }

    @Test
    void writesIdsAsStrings() {
        assertThat(json.write(new VersionedCall(1, Calls.ringing(BOB)))).contains(
            "{\"person\":\"" + BOB + "\",\"by\":\"" + ANN + "\""
        );
    }

    @Test
    void readsTheShapeBefore() {
        var call = new VersionedCall(3, Calls.ringing(BOB));
        var stored = json
            .write(call)
            .replaceFirst("\"shape\":\\d+", "\"shape\":4")
            .replaceFirst(",\"emptySince\":null", "");

        assertThat(stored).doesNotContain("emptySince");
        assertThat(json.read(stored)).isEqualTo(call);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "null",
            "{}",
            "[1]",
            "{\"version\":1}",
            "{\"shape\":1,\"version\":1,\"state\":null}",
            "{\"shape\":1,\"version\":1,\"state\":{\"type\":\"paused\"}}",
            "{\"shape\":1,\"version\":1,\"state\":{\"type\":\"ringing\"}}",
        }
    )
    void refusesWhatItDoesNotKnow(String stored) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.read(stored));
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() {
        var stored = json
            .write(new VersionedCall(1, Calls.ringing(BOB)))
            .replaceFirst("\"kind\"", "\"recorded\":true,$0");

        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.read(stored));
    }

    @Test
    void refusesAnotherShape() {
        var stored = json
            .write(new VersionedCall(1, Calls.ringing(BOB)))
            .replaceFirst("\"shape\":\\d+", "\"shape\":" + (CallJson.SHAPE + 1));

        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.read(stored));
    }
}
