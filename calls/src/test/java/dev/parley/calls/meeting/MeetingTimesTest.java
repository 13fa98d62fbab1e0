package dev.parley.calls.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.calls.meeting.MeetingTimes.Occurrence;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeetingTimesTest {

    private static final Instant START = Instant.parse("2026-10-12T07:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void isHeldOnce() {
        var times = new MeetingTimes(START, END, null, false, null);
        assertThat(times.at(START.minusSeconds(1))).contains(new Occurrence(START, END));
        assertThat(times.at(END.minusSeconds(1))).contains(new Occurrence(START, END));
        assertThat(times.at(END)).isEmpty();
        assertThat(times.lastEnd()).contains(END);
    }

    @Test
    void withoutATimeHasNoNextOneAndNoEnd() {
        assertThat(MeetingTimes.NONE.at(START)).isEmpty();
        assertThat(MeetingTimes.NONE.lastEnd()).isEmpty();
        assertThat(new MeetingTimes(START, null, null, false, null).lastEnd()).isEmpty();
    }

    @Test
    void aWeeklyOneStaysAtItsTimeOfDayWhenClocksAreSetBack() {
        var times = new MeetingTimes(START, END, BERLIN, true, null);
        assertThat(times.at(END)).map(Occurrence::start).contains(Instant.parse("2026-10-19T07:00:00Z"));
        // 9:00 in Berlin is 8:00 in UTC since October 25th.
        assertThat(times.at(Instant.parse("2026-10-24T00:00:00Z")))
            .map(Occurrence::start)
            .contains(Instant.parse("2026-10-26T08:00:00Z"));
        assertThat(times.at(Instant.parse("2027-10-24T00:00:00Z")))
            .map(Occurrence::start)
            .contains(Instant.parse("2027-10-25T07:00:00Z"));
        assertThat(times.lastEnd()).isEmpty();
    }

    @Test
    void aWeeklyOneEndsWithTheLastThatMayBegin() {
        var times = new MeetingTimes(START, END, BERLIN, true, Instant.parse("2026-10-27T00:00:00Z"));
        assertThat(times.lastEnd()).contains(Instant.parse("2026-10-26T09:00:00Z"));
        assertThat(times.at(Instant.parse("2026-10-26T08:59:59Z"))).isPresent();
        assertThat(times.at(Instant.parse("2026-10-26T09:00:00Z"))).isEmpty();
        var justOnce = new MeetingTimes(START, END, BERLIN, true, START);
        assertThat(justOnce.lastEnd()).contains(END);
    }

    static Stream<MeetingTimes> contradictions() {
        return Stream.of(
            new MeetingTimes(null, END, null, false, null),
            new MeetingTimes(null, null, null, true, null),
            new MeetingTimes(START, START, null, false, null),
            new MeetingTimes(START, START.plus(Duration.ofHours(25)), null, false, null),
            new MeetingTimes(START, END, null, false, END),
            new MeetingTimes(START, END, null, true, START.minusSeconds(1)),
            new MeetingTimes(START.plus(Duration.ofDays(2_000)), null, null, false, null)
        );
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void refusesWhatCannotBe(MeetingTimes times) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> times.requireSane(START))
            .matches(refusal -> refusal.code() == ErrorCode.INVALID_REQUEST);
    }
}
