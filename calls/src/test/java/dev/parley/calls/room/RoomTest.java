package dev.parley.calls.room;

import static dev.parley.calls.room.TestRooms.ANN;
import static dev.parley.calls.room.TestRooms.BOB;
import static dev.parley.calls.room.TestRooms.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a room changes. */
class RoomTest {

    private final Room room = TestRooms.room("e1");

    @Test
    void isPendingUntilTheTwoMeetAndActiveUntilItsEnd() {
        assertThat(room.status()).isEqualTo(RoomStatus.PENDING);
        var met = room.started(START.plusSeconds(10));
        assertThat(met.status()).isEqualTo(RoomStatus.ACTIVE);
        assertThat(met.started(START.plusSeconds(20))).isEqualTo(met);
        assertThat(met.emptied(START.plusSeconds(20))).isEqualTo(met);
        var ended = met.ended(RoomEnd.HUNG_UP, START.plusSeconds(40), START.plusSeconds(30));
        assertThat(ended.status()).isEqualTo(RoomStatus.ENDED);
        assertThat(ended.durationMs()).isEqualTo(20_000);
    }

    @Test
    void theFirstEndCounts() {
        var ended = room.ended(RoomEnd.EXPIRED, START, START);
        assertThat(ended.ended(RoomEnd.HUNG_UP, START.plusSeconds(1), START.plusSeconds(1))).isEqualTo(ended);
        assertThat(ended.started(START.plusSeconds(1))).isEqualTo(ended);
        assertThat(ended.durationMs()).isZero();
    }

    @Test
    void remembersTheFirstBrowserOfEach() {
        var first = room.enteredBy(ANN, "one").enteredBy(ANN, "two").enteredBy(BOB, "three");
        assertThat(first.people()).extracting(RoomPerson::browser).containsExactly("one", "three");
    }

    @Test
    void knowsTheOtherOfTheTwo() {
        assertThat(room.other(ANN)).isEqualTo(BOB);
        assertThat(room.other(BOB)).isEqualTo(ANN);
    }
}
