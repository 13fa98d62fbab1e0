package dev.parley.api.realtime.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.testing.MovableClock;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InterestsTest {

    private static final Topic TOPIC = Topic.chat(new ChatId("0".repeat(26)));
    private static final Topic OTHER = Topic.chat(new ChatId("1".repeat(26)));

    private final MovableClock clock = MovableClock.standing();
    private final Interests interests = new Interests(clock);

    /** What was asked of one connection to Redis, which confirms when it is told to. */
    private static final class Asked implements Interests.Subscriber {

        private final List<String> commands = new ArrayList<>();
        private final CompletableFuture<Void> confirmed = new CompletableFuture<>();

        @Override
        public CompletableFuture<?> subscribe(Topic topic) {
            commands.add("+" + topic.channel());
            return confirmed;
        }

        @Override
        public void unsubscribe(Topic topic) {
            commands.add("-" + topic.channel());
        }
    }

    private static final class Confirming implements Interests.Subscriber {

        @Override
        public CompletableFuture<?> subscribe(Topic topic) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void unsubscribe(Topic topic) {}
    }

    @Test
    void subscribesOnceHoweverManyHoldATopic() {
        var redis = connected();
        interests.hold(TOPIC);
        interests.hold(TOPIC);
        assertThat(redis.commands).containsExactly("+" + TOPIC.channel());
    }

    @Test
    void isConfirmedWhenRedisHasConfirmed() {
        var redis = connected();
        var interest = interests.hold(TOPIC);
        assertThat(interest.await(Duration.ZERO)).isFalse();
        redis.confirmed.complete(null);
        assertThat(interest.await(Duration.ZERO)).isTrue();
        assertThat(interests.hold(TOPIC).isHeardBefore()).isTrue();
    }

    @Test
    void isNotHeardBeforeWhereItIsConfirmedAtOnce() {
        interests.through(new Confirming());
        assertThat(interests.hold(TOPIC).isHeardBefore()).isFalse();
        assertThat(interests.hold(TOPIC).isHeardBefore()).isTrue();
    }

    @Test
    void letsGoAWhileAfterTheLastHolder() {
        var redis = connected();
        var one = interests.hold(TOPIC);
        var two = interests.hold(TOPIC);
        one.close();
        one.close();
        pass(Interests.LINGER);
        assertThat(interests.topics()).containsExactly(TOPIC);
        two.close();
        pass(Interests.LINGER.minusMillis(1));
        assertThat(interests.topics()).containsExactly(TOPIC);
        pass(Duration.ofMillis(1));
        assertThat(interests.topics()).isEmpty();
        assertThat(redis.commands).containsExactly("+" + TOPIC.channel(), "-" + TOPIC.channel());
    }

    @Test
    void keepsATopicThatIsHeldAgainInTime() {
        var redis = connected();
        interests.hold(TOPIC).close();
        interests.hold(TOPIC);
        pass(Interests.LINGER);
        assertThat(redis.commands).containsExactly("+" + TOPIC.channel());
    }

    @Test
    void subscribesToAllThatIsHeldWhenItIsConnected() {
        var early = interests.hold(TOPIC);
        interests.hold(OTHER);
        var redis = connected();
        assertThat(redis.commands).containsExactlyInAnyOrder("+" + TOPIC.channel(), "+" + OTHER.channel());
        redis.confirmed.complete(null);
        assertThat(early.await(Duration.ZERO)).isTrue();
    }

    @Test
    void severalAreConfirmedTogetherAndEndTogether() {
        var redis = connected();
        var all = Interest.all(List.of(interests.hold(TOPIC), interests.hold(OTHER)));
        assertThat(all.await(Duration.ZERO)).isFalse();
        redis.confirmed.complete(null);
        assertThat(all.await(Duration.ZERO)).isTrue();
        all.close();
        pass(Interests.LINGER);
        assertThat(interests.topics()).isEmpty();
    }

    private Asked connected() {
        var redis = new Asked();
        interests.through(redis);
        return redis;
    }

    private void pass(Duration time) {
        clock.advance(time);
        interests.tidy();
    }
}
