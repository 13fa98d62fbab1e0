package dev.parley.calls.meeting;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.CID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.People;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A meeting of Ann's. */
class MeetingTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final Duration KEPT = Duration.ofDays(90);

    @Test
    void withoutAnEndIsOverWhenNobodyHasUsedItForLong() {
        var meeting = meeting(MeetingTimes.NONE).usedAt(NOW, KEPT);
        assertThat(meeting.isOver(NOW.plus(KEPT).minusSeconds(1))).isFalse();
        assertThat(meeting.isOver(NOW.plus(KEPT))).isTrue();
        var used = meeting.usedAt(NOW.plusSeconds(10), KEPT);
        assertThat(used.isOver(NOW.plus(KEPT))).isFalse();
    }

    @Test
    void withAnEndIsOverThenHoweverItIsUsed() {
        var end = NOW.plus(Duration.ofHours(1));
        var meeting = meeting(new MeetingTimes(NOW, end, null, false, null)).usedAt(NOW, KEPT);
        assertThat(meeting.isOver(end.minusSeconds(1))).isFalse();
        assertThat(meeting.usedAt(end.minusSeconds(1), KEPT).isOver(end)).isTrue();
    }

    @Test
    void staysEndedOnceItWas() {
        var ended = meeting(MeetingTimes.NONE).usedAt(NOW, KEPT).endedAt(NOW);
        assertThat(ended.isOver(NOW)).isTrue();
        assertThat(ended.usedAt(NOW.plusSeconds(1), KEPT).isOver(NOW)).isTrue();
        assertThat(ended.endedAt(NOW.plusSeconds(1))).isEqualTo(ended);
        assertThat(ended.next(NOW)).isEmpty();
    }

    @Test
    void isHostedByItsOwnerAndCoHosts() {
        var meeting = meeting(MeetingTimes.NONE).withCoHosts(List.of(BOB.userId().orElseThrow()));
        assertThat(meeting.roleOf(ANN)).isEqualTo(MeetingRole.OWNER);
        assertThat(meeting.roleOf(BOB)).isEqualTo(MeetingRole.CO_HOST);
        assertThat(meeting.roleOf(CID)).isEqualTo(MeetingRole.PARTICIPANT);
        assertThat(meeting.roleOf(new Person.Guest(new GuestId(People.id("a"))))).isEqualTo(MeetingRole.GUEST);
        assertThat(meeting.hosts()).hasSize(2);
    }

    private static Meeting meeting(MeetingTimes times) {
        return MeetingCalendarTest.meeting("Planning", times);
    }
}
