package dev.parley.chat.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.EventBody.MemberLeft;
import dev.parley.chat.log.EventRef;
import dev.parley.chat.log.LoggedEvent;
import dev.parley.chat.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is known of a chat that is followed. */
class FollowedChatTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final UserId ANNA = new UserId("01m7y4h1twv73jrc2s4qg5g2as");

    private final FollowedChat chat = new FollowedChat(CHAT, Instant.EPOCH);

    @Test
    void countsWhatEachConsumerHasBeforeIt() {
        chat.load(Map.of("a", 4L, "b", 7L));
        assertThat(chat.behind("a")).isEqualTo(3);
        assertThat(chat.behind("b")).isZero();
        chat.take(event(8));
        chat.handled("a", 8);
        assertThat(chat.behind("a")).isZero();
        assertThat(chat.behind("b")).isEqualTo(1);
    }

    @Test
    void aCursorNeverGoesBack() {
        chat.load(Map.of("a", 4L));
        chat.handled("a", 3);
        assertThat(chat.next("a")).isEqualTo(5);
    }

    @Test
    void hasTheLatestEventsAtHandAsFarAsTheyAreWithoutGaps() {
        LongStream.rangeClosed(5, 8).forEach(seq -> chat.take(event(seq)));
        assertThat(chat.atHand(places(6, 8)))
            .extracting(LoggedEvent::seq)
            .containsExactly(6L, 7L, 8L);
        assertThat(chat.atHand(places(4, 8))).isEmpty();
        // Another node has written 9.
        chat.take(event(10));
        assertThat(chat.atHand(places(8, 10))).isEmpty();
        assertThat(chat.atHand(places(10, 10))).hasSize(1);
    }

    @Test
    void aParkedConsumerIsHandedNothing() {
        chat.load(Map.of("a", 0L));
        chat.take(event(1));
        chat.park("a");
        assertThat(chat.next("a", 100)).isEmpty();
        assertThat(chat.isQuiet(Instant.EPOCH, Set.of("a"))).isTrue();
        chat.park(Set.of());
        assertThat(chat.next("a", 100)).hasSize(1);
        assertThat(chat.isQuiet(Instant.EPOCH, Set.of("a"))).isFalse();
    }

    @Test
    void handsOutCursorsThatMovedOnceUnlessTheyWereNotWritten() {
        chat.load(Map.of("a", 1L, "b", 1L));
        assertThat(chat.takeMoved()).isEmpty();
        chat.handled("a", 2);
        assertThat(chat.takeMoved()).containsOnly(Map.entry("a", 2L));
        assertThat(chat.takeMoved()).isEmpty();
        chat.notSaved();
        assertThat(chat.takeMoved()).containsOnly(Map.entry("a", 2L), Map.entry("b", 1L));
    }

    @Test
    void isNotLetGoWhileSomebodyWrites() {
        chat.load(Map.of("a", 0L));
        assertThat(chat.isQuiet(Instant.EPOCH, Set.of("a"))).isTrue();
        chat.prolong(Instant.ofEpochSecond(1));
        assertThat(chat.isQuiet(Instant.EPOCH, Set.of("a"))).isFalse();
    }

    private static List<EventRef> places(long from, long to) {
        return LongStream.rangeClosed(from, to)
            .mapToObj(seq -> new EventRef(CHAT, seq))
            .toList();
    }

    private static LoggedEvent event(long seq) {
        return new LoggedEvent(CHAT, seq, Instant.EPOCH, ANNA, "k" + seq, 0, new MemberLeft());
    }
}
