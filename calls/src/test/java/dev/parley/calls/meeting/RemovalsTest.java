package dev.parley.calls.meeting;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.People;
import dev.parley.calls.meeting.Meeting.RemovedPerson;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.Person;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a meeting of Ann's. */
class RemovalsTest {

    private static final Person GUEST = new Person.Guest(new GuestId(People.id("f1")));
    private static final Person SAME_DEVICE = new Person.Guest(new GuestId(People.id("f2")));

    private final Meeting meeting = MeetingCalendarTest.meeting("Planning", MeetingTimes.NONE);

    @Test
    void takesACoHostOffTheHosts() {
        var hosted = meeting.withCoHosts(List.of(BOB.userId().orElseThrow()));
        var removed = Removals.removing(hosted, new RemovedPerson(BOB, "Bob", null));
        assertThat(removed.hasRemoved(BOB)).isTrue();
        assertThat(removed.isHost(BOB)).isFalse();
    }

    @Test
    void neverRemovesTheOwner() {
        assertThat(Removals.removing(meeting, new RemovedPerson(ANN, "Ann", null))).isEqualTo(meeting);
    }

    @Test
    void keepsOutTheDeviceOfAGuestUntilOneOfItIsLetInAgain() {
        var removed = Removals.removing(meeting, new RemovedPerson(GUEST, "Guest", "device"));
        var twice = Removals.removing(removed, new RemovedPerson(SAME_DEVICE, "Other", "device"));
        assertThat(twice.hasRemovedDevice("device")).isTrue();
        assertThat(twice.hasRemovedDevice("another")).isFalse();
        assertThat(Removals.readmitting(twice, SAME_DEVICE).removed()).isEmpty();
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        var full = meeting;
        for (int count = 0; count <= Removals.MAX; count++) {
            var guest = new Person.Guest(new GuestId(People.id("%05d".formatted(count))));
            full = Removals.removing(full, new RemovedPerson(guest, "Guest", null));
        }
        assertThat(full.removed()).hasSize(Removals.MAX);
        assertThat(full.hasRemoved(new Person.Guest(new GuestId(People.id("00000"))))).isFalse();
    }
}
