package dev.parley.calls.meeting;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.CID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.People;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.RedisForTests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntrantsIT {

    private static final MeetingId MEETING = new MeetingId(People.id("e1"));
    private static final MeetingId OTHER = new MeetingId(People.id("e2"));
    private static final Person GUEST = guest(1);

    private final StandingClock clock = new StandingClock();
    private final Entrants entrants = new Entrants(RedisForTests.empty(), clock);

    private static final class StandingClock extends Clock {

        private Instant now = Instant.parse("2026-11-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Person guest(int number) {
        return new Person.Guest(new GuestId(People.id("%06d".formatted(number))));
    }

    private void pass(int seconds) {
        clock.now = clock.now.plus(Duration.ofSeconds(seconds));
    }

    @Test
    void knowsWhoHasComeByWhichBrowserUnderWhichName() {
        var entrant = new Entrant(GUEST, "Gus", "device");
        assertThat(entrants.add(MEETING, entrant)).isTrue();
        assertThat(entrants.find(MEETING, GUEST)).contains(entrant);
        assertThat(entrants.find(OTHER, GUEST)).isEmpty();
        assertThat(entrants.guest(MEETING, "device", "Gus")).contains(GUEST);
        assertThat(entrants.guest(MEETING, "device", "Another")).isEmpty();
        assertThat(entrants.guest(MEETING, "another", "Gus")).isEmpty();
        entrants.add(MEETING, new Entrant(ANN, "Ann", null));
        assertThat(entrants.find(MEETING, ANN)).contains(new Entrant(ANN, "Ann", null));
    }

    @Test
    void keepsThePlaceInTheLine() {
        var since = clock.now;
        entrants.await(MEETING, ANN);
        pass(30);
        entrants.await(MEETING, BOB);
        pass(20);
        entrants.await(MEETING, ANN);
        assertThat(entrants.waitingIn(MEETING)).containsExactly(
            new Entrants.Waiting(ANN, since),
            new Entrants.Waiting(BOB, since.plusSeconds(30))
        );
    }

    @Test
    void dropsWhoHasNotBeenHeardOf() {
        entrants.await(MEETING, ANN);
        entrants.await(MEETING, BOB);
        entrants.await(OTHER, CID);
        pass(40);
        entrants.await(MEETING, ANN);
        entrants.await(OTHER, CID);
        assertThat(entrants.dropSilent()).isEmpty();
        pass(20);
        assertThat(entrants.dropSilent()).containsExactly(MEETING);
        assertThat(entrants.waitingIn(MEETING)).extracting(Entrants.Waiting::person).containsExactly(ANN);
        assertThat(entrants.waitingIn(OTHER)).hasSize(1);
        pass(60);
        assertThat(entrants.dropSilent()).containsExactlyInAnyOrder(MEETING, OTHER);
        assertThat(entrants.dropSilent()).isEmpty();
    }

    @Test
    void hasRoomForTwoHundredWhoWait() {
        IntStream.range(0, Entrants.WAITING_MAX).forEach(number ->
            assertThat(entrants.await(MEETING, guest(number))).isTrue()
        );
        assertThat(entrants.await(MEETING, ANN)).isFalse();
        assertThat(entrants.await(MEETING, guest(7)))
            .as("one who waits already")
            .isTrue();
        entrants.admit(MEETING, guest(7));
        assertThat(entrants.await(MEETING, ANN)).isTrue();
    }

    @Test
    void putsNobodyOnTheLineWhoIsAdmitted() {
        entrants.await(MEETING, ANN);
        entrants.admit(MEETING, ANN);
        assertThat(entrants.isAdmitted(MEETING, ANN)).isTrue();
        assertThat(entrants.isWaiting(MEETING, ANN)).isFalse();
        entrants.putOut(MEETING, ANN);
        assertThat(entrants.isAdmitted(MEETING, ANN)).isFalse();
    }

    @Test
    void clearsThoseOfBeforeAnEndOnly() {
        entrants.admit(MEETING, ANN);
        entrants.await(MEETING, BOB);
        pass(1);
        var end = clock.now;
        pass(1);
        entrants.admit(MEETING, CID);
        assertThat(entrants.clear(MEETING, end)).containsExactly(BOB);
        assertThat(entrants.clear(MEETING, end)).isEmpty();
        assertThat(entrants.isAdmitted(MEETING, ANN)).isFalse();
        assertThat(entrants.isAdmitted(MEETING, CID)).isTrue();
    }

    @Test
    void numbersViewsUpwardsAlsoAfterRedisHasLostItsData() {
        long first = entrants.nextVersion(MEETING);
        long second = entrants.nextVersion(MEETING);
        assertThat(second).isGreaterThan(first);
        RedisForTests.empty();
        pass(1);
        assertThat(entrants.nextVersion(MEETING)).isGreaterThan(second);
    }
}
