package dev.parley.api.realtime.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.realtime.bus.NodeMessage.UserTouched;
import dev.parley.chat.user.UserId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final UserId ANNA = new UserId("1".repeat(26));
    private static final UserId BORIS = new UserId("2".repeat(26));

    private final Outbox outbox = new Outbox(4, 2);

    @Test
    void sendsNothingOfATopicWhileSomethingOfItIsOnItsWay() throws Exception {
        offer("one", ANNA);
        var first = outbox.take();
        offer("one", BORIS);
        offer("other", BORIS);

        assertThat(outbox.take().topic()).isEqualTo(new Topic("other"));
        outbox.answered(first.topic());
        assertThat(outbox.take().messages()).containsExactly(touched(BORIS));
    }

    @Test
    void putsTogetherWhatGathersForATopicInItsOrderAndNoMoreThanGoesAsOne() throws Exception {
        offer("one", ANNA);
        offer("one", BORIS);
        offer("one", ANNA);

        var first = outbox.take();
        assertThat(first.messages()).containsExactly(touched(ANNA), touched(BORIS));
        outbox.answered(first.topic());
        assertThat(outbox.take().messages()).containsExactly(touched(ANNA));
    }

    @Test
    void takesNoMoreThanItHasRoomFor() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(offer("topic " + i, ANNA)).isTrue();
        }
        assertThat(offer("topic 0", ANNA)).isFalse();

        outbox.take();
        assertThat(offer("topic 0", ANNA)).isTrue();
    }

    @Test
    void sendsWhatHasToGoOnceMoreBeforeWhatWasSaidSince() throws Exception {
        offer("one", ANNA);
        offer("one", BORIS);
        var lost = outbox.take();
        offer("one", ANNA);
        outbox.again(lost);

        assertThat(outbox.take()).isEqualTo(lost);
        outbox.answered(lost.topic());
        assertThat(outbox.take().messages()).containsExactly(touched(ANNA));
    }

    @Test
    void forgetsATopicOfWhichNothingWaits() throws Exception {
        offer("one", ANNA);
        outbox.answered(outbox.take().topic());
        assertThat(outbox.size()).isZero();

        offer("one", BORIS);
        assertThat(outbox.take().messages()).containsExactly(touched(BORIS));
    }

    private boolean offer(String topic, UserId user) {
        return outbox.offer(new Letter(new Topic(topic), touched(user)));
    }

    private static UserTouched touched(UserId user) {
        return new UserTouched(user, Set.of());
    }
}
