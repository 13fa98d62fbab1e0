package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.MeetingChatEvent.AuthorView;
import dev.parley.api.protocol.MeetingChatEvent.EditedInMeeting;
import dev.parley.api.realtime.connection.Sockets;
import dev.parley.api.realtime.feed.MeetingChatFeed.News;
import dev.parley.api.realtime.feed.MeetingChatFeed.Outgoing;
import dev.parley.calls.place.MeetingId;
import dev.parley.calls.place.Person;
import dev.parley.chat.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets what is written in a meeting while people come and go. */
class MeetingChatFeedTest {

    private static final MeetingId MEETING = new MeetingId("0".repeat(26));
    private static final UserId ANNA = user(1);
    private static final UserId BORIS = user(2);

    private static final long TARGET = 2;

    private final Sockets sockets = new Sockets();
    private final Sockets.Opened annas = sockets.open(ANNA);
    private final Sockets.Opened boriss = sockets.open(BORIS);
    private final Written log = new Written();
    private final MeetingChatFeed feed = new MeetingChatFeed(log, 1);

    /** A log, of which two events are read at a time. */
    private static final class Written implements MeetingChatFeed.Source {

        private final Set<Person> inside = new HashSet<>(Set.of(Person.of(ANNA), Person.of(BORIS)));
        private long head = 1;
        private Runnable whileAsked = () -> {};

        @Override
        public News after(long seq) {
            var events = new ArrayList<Outgoing>();
            for (long next = seq + 1; next <= Math.min(head, seq + 2); next++) {
                var by = new AuthorView(Person.of(ANNA), "Anna", false);
                var edited = new EditedInMeeting(MEETING, next, Instant.EPOCH, by, TARGET, "text");
                events.add(new Outgoing(edited, bytes(next + ""), bytes(next + " reduced")));
            }
            return new News(events, events.size() == 2);
        }

        @Override
        public Set<Person> readersAmong(Set<Person> people) {
            whileAsked.run();
            var readers = new HashSet<>(people);
            readers.retainAll(inside);
            return readers;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void tellsEachEventOnceAndInOrderHoweverOftenItIsTold() {
        feed.follow(annas.connection(), Person.of(ANNA), 2);
        log.head = 6;
        IntStream.range(0, 8)
            .parallel()
            .forEach(_ -> feed.readOn());
        feed.readOn();
        assertThat(annas.sent()).containsExactly("2", "3", "4", "5", "6");
        assertThat(feed.delivered()).isEqualTo(6);
    }

    @Test
    void tellsNothingToWhoIsOutFromThatMomentOn() {
        feed.follow(annas.connection(), Person.of(ANNA), 2);
        feed.follow(boriss.connection(), Person.of(BORIS), 2);
        log.head = 2;
        feed.readOn();
        log.inside.remove(Person.of(BORIS));
        log.head = 3;
        feed.readOn();
        log.inside.add(Person.of(BORIS));
        log.head = 4;
        feed.readOn();
        assertThat(annas.sent()).containsExactly("2", "3", "4");
        assertThat(boriss.sent()).containsExactly("2");
    }

    @Test
    void tellsNobodyOfWhatWasBeforeThem() {
        feed.follow(annas.connection(), Person.of(ANNA), 2);
        feed.follow(boriss.connection(), Person.of(BORIS), 4);
        log.head = 5;
        feed.readOn();
        assertThat(annas.sent()).containsExactly("2", "3", "4", "5");
        assertThat(boriss.sent())
            .as("of what has become of a message before them")
            .containsExactly("4 reduced", "5 reduced");
    }

    @Test
    void keepsWhoComesInAgainWhileItIsFoundThatTheyWereOut() {
        feed.follow(boriss.connection(), Person.of(BORIS), 2);
        log.inside.remove(Person.of(BORIS));
        log.head = 2;
        log.whileAsked = () -> feed.follow(boriss.connection(), Person.of(BORIS), 2);
        feed.readOn();
        log.whileAsked = () -> {};
        log.inside.add(Person.of(BORIS));
        log.head = 3;
        feed.readOn();
        assertThat(boriss.sent()).containsExactly("3");
    }

    @Test
    void goesOnWhereTheStoreWasAway() {
        feed.follow(annas.connection(), Person.of(ANNA), 2);
        log.head = 2;
        log.whileAsked = () -> {
            throw new IllegalStateException("away");
        };
        try {
            feed.readOn();
        } catch (IllegalStateException expected) {
            assertThat(annas.sent()).isEmpty();
        }
        log.whileAsked = () -> {};
        feed.readOn();
        assertThat(annas.sent()).containsExactly("2");
    }

    private static UserId user(int n) {
        return new UserId("%026d".formatted(n));
    }
}
