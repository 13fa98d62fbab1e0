package dev.parley.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.EventBody.MessageContent;
import dev.parley.chat.log.EventBody.MessageSent;
import dev.parley.chat.log.EventBody.PinChanged;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Slow mode remembers just as much as it needs. */
class PaceTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final Instant START = Instant.ofEpochSecond(1_000);

    private Pace pace = Pace.FREE;

    @Test
    void makesWaitWhoHasJustPosted() {
        post(1, 0);
        assertThat(wait(1, 4)).isEqualTo(Duration.ofSeconds(6));
        assertThat(wait(1, 10)).isZero();
        assertThat(wait(2, 4)).isZero();
    }

    @Test
    void neverMakesWaitLongerThanTheRuleThoughClocksDiffer() {
        post(1, 5);
        assertThat(wait(1, 0)).isEqualTo(SLOW);
    }

    @Test
    void aShorterRuleShortensTheWait() {
        post(1, 0);
        assertThat(pace.wait(user(1), Duration.ofSeconds(5), START.plusSeconds(4))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void forgetsThoseWhoNeedNotWaitAnyMore() {
        post(1, 0);
        post(2, 4);
        post(3, 10);
        assertThat(pace.posts()).containsOnlyKeys(user(2), user(3));
        pace = pace.after(event(1, 11, new PinChanged(1, true)), Duration.ZERO);
        assertThat(pace).isEqualTo(Pace.FREE);
    }

    @Test
    void staysBounded() {
        for (int i = 0; i < Pace.MAX_POSTS + 5; i++) {
            post(i, 0);
        }
        assertThat(pace.posts())
            .hasSize(Pace.MAX_POSTS)
            .containsKey(user(Pace.MAX_POSTS + 4))
            .doesNotContainKey(user(4));
    }

    private Duration wait(int user, int seconds) {
        return pace.wait(user(user), SLOW, START.plusSeconds(seconds));
    }

    private void post(int user, int seconds) {
        pace = pace.after(
            event(user, seconds, new MessageSent(new MessageContent("c" + seconds, "hello", null))),
            SLOW
        );
    }

    private static LoggedEvent event(int user, int seconds, EventBody body) {
        return new LoggedEvent(CHAT, 2, START.plusSeconds(seconds), user(user), "k" + seconds, 1, body);
    }

    private static UserId user(int number) {
        return new UserId("01m7y4h1twv73jrc2s4qg5" + String.format("%04d", number));
    }
}
