package dev.parley.calls.room;

import static dev.parley.calls.room.TestRooms.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What time brings to a room, and when. */
class RoomTimingTest {

    private final RoomTiming timing = new RoomTiming(
        new RoomProperties(Duration.ofMinutes(10), Duration.ofHours(4), Duration.ofHours(24))
    );
    private final Room room = TestRooms.room("e1");

    private static Instant after(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void oneWhoseTwoHaveNotMetEndsWithItsLinks() {
        assertThat(timing.end(room)).contains(new RoomTiming.Due(RoomEnd.EXPIRED, after(60)));
    }

    @Test
    void oneThatWasLeftEndsAfterAWhileUnlessItsLinksExpireBefore() {
        assertThat(timing.end(room.emptied(after(5)))).contains(new RoomTiming.Due(RoomEnd.EMPTY, after(15)));
        assertThat(timing.end(room.emptied(after(55)))).contains(new RoomTiming.Due(RoomEnd.EXPIRED, after(60)));
        assertThat(timing.end(room.emptied(after(5)).entered())).contains(
            new RoomTiming.Due(RoomEnd.EXPIRED, after(60))
        );
    }

    @Test
    void aCallEndsAfterTheLongestTimeHoweverLongItsLinksLetIn() {
        assertThat(timing.end(room.started(after(59)))).contains(new RoomTiming.Due(RoomEnd.TOO_LONG, after(59 + 240)));
    }

    @Test
    void whatIsOverIsToldAtOnceAndThenNothingMoreIsDue() {
        var ended = room.ended(RoomEnd.ENDED_BY_OWNER, after(3), after(3));
        assertThat(timing.end(ended)).isEmpty();
        assertThat(timing.next(ended)).contains(after(3));
        assertThat(timing.next(ended.told(owed -> owed.delivered(after(4))))).isEmpty();
        assertThat(timing.next(ended.told(owed -> owed.failed(null)))).isEmpty();
    }

    @Test
    void triesAgainMoreAndMoreSlowlyAndForADayAtMost() {
        var ended = room.ended(RoomEnd.HUNG_UP, START, START);
        assertThat(timing.retry(ended, 0, START)).isEqualTo(START.plusSeconds(5));
        assertThat(timing.retry(ended, 3, START)).isEqualTo(START.plusSeconds(40));
        assertThat(timing.retry(ended, 1_000, START)).isEqualTo(after(60));
        assertThat(timing.retry(ended, 30, START.plus(Duration.ofHours(23)))).isEqualTo(after(24 * 60));
        assertThat(timing.retry(ended, 30, START.plus(Duration.ofHours(23)).plusMillis(1))).isNull();
    }
}
