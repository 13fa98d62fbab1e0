package dev.parley.calls.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.People;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeetingCalendarTest {

    private static final Instant START = Instant.parse("2026-10-12T07:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));
    private static final String LINK = "https://parley.example/m/kfw-qtzm-rha";

    @Test
    void tellsWhenAndWhere() {
        assertThat(lines("Planning", new MeetingTimes(START, END, null, false, null))).contains(
            "BEGIN:VEVENT",
            "UID:" + People.id("e1") + "@parley",
            "DTSTAMP:20261001T000000Z",
            "DTSTART:20261012T070000Z",
            "DTEND:20261012T080000Z",
            "SUMMARY:Planning",
            "URL:" + LINK,
            "LOCATION:" + LINK
        );
    }

    @Test
    void repeatsByTheClockOfItsZone() {
        var times = new MeetingTimes(
            START,
            END,
            ZoneId.of("Europe/Berlin"),
            true,
            Instant.parse("2026-12-31T00:00:00Z")
        );
        assertThat(lines("Planning", times)).contains(
            "BEGIN:VTIMEZONE",
            "TZID:Europe/Berlin",
            "DTSTART;TZID=Europe/Berlin:20261012T090000",
            "DTEND;TZID=Europe/Berlin:20261012T100000",
            "RRULE:FREQ=WEEKLY;UNTIL=20261231T000000Z",
            // The clocks are set back on October 25th at three.
            "DTSTART:20261025T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100"
        );
    }

    @Test
    void repeatsInAZoneWhoseClocksAreNeverSet() {
        var times = new MeetingTimes(START, END, ZoneId.of("Asia/Kolkata"), true, null);
        assertThat(lines("Planning", times)).contains("TZOFFSETTO:+0530", "RRULE:FREQ=WEEKLY");
    }

    @Test
    void escapesWhatMeansSomethingToACalendar() {
        var once = new MeetingTimes(START, END, null, false, null);
        assertThat(lines("a;b,c\\d", once)).contains("SUMMARY:a\\;b\\,c\\\\d");
    }

    @Test
    void foldsLongLinesBetweenCharacters() {
        var once = new MeetingTimes(START, END, null, false, null);
        var text = MeetingCalendar.of(meeting("👩‍🚀 ".repeat(40), once), LINK, START);
        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + "👩‍🚀 ".repeat(40));
    }

    private static List<String> lines(String title, MeetingTimes times) {
        var written = MeetingCalendar.of(meeting(title, times), LINK, Instant.parse("2026-10-01T00:00:00Z"));
        return List.of(written.split("\r\n"));
    }

    static Meeting meeting(String title, MeetingTimes times) {
        return new Meeting(
            new MeetingId(People.id("e1")),
            new LinkCode("kfw-qtzm-rha"),
            new UserId(People.id("a")),
            List.of(),
            title,
            CallKind.VIDEO,
            new MeetingOptions(true, true, false, Whom.EVERYBODY, Whom.EVERYBODY),
            null,
            times,
            false,
            List.of(),
            START,
            END,
            null
        );
    }
}
