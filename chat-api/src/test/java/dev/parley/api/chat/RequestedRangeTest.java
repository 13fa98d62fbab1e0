package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.chat.RequestedRange.Part;
import dev.parley.api.chat.RequestedRange.Unsatisfiable;
import dev.parley.api.chat.RequestedRange.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a file of 1000 bytes. */
class RequestedRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-1, 0, 1",
        "Bytes=5-9, 5, 9",
        "bytes= 5-9 , 5, 9",
        "bytes=999-999, 999, 999",
        "bytes=990-, 990, 999",
        "bytes=0-, 0, 999",
        "bytes=990-5000, 990, 999",
        "bytes=0-99999999999999999999999, 0, 999",
        "bytes=000000000000000000000000000001-2, 1, 2",
        "bytes=-1, 999, 999",
        "bytes=-1000, 0, 999",
        "bytes=-5000, 0, 999",
    })
    void handsOutOneRange(String header, long first, long last) {
        assertThat(RequestedRange.of(header, 1000)).isEqualTo(new Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "items=0-1",
            "seconds=0-10",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=5-2",
            "bytes=a-b",
            "bytes=1.5-2",
            "bytes=--1",
            "bytes=0x1-0x2",
            "bytes=0-1,5-6",
            "bytes=0-1,",
            "bytes=٠-١",
            "bytes 0-1",
            "",
        }
    )
    void ignoresWhatItDoesNotUnderstand(String header) {
        assertThat(RequestedRange.of(header, 1000)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=1000-", "bytes=1000-1001", "bytes=99999999999999999999-", "bytes=-0" })
    void refusesWhatIsBeyondTheEnd(String header) {
        assertThat(RequestedRange.of(header, 1000)).isEqualTo(new Unsatisfiable());
    }

    @Test
    void handsOutTheWholeWhereNothingIsAsked() {
        assertThat(RequestedRange.of(null, 1000)).isEqualTo(new Whole());
        assertThat(new Part(5, 9).contentRange(1000)).isEqualTo("bytes 5-9/1000");
        assertThat(new Part(5, 9).length()).isEqualTo(5);
    }
}
