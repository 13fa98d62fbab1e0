package dev.parley.calls.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Duration LEASE = Duration.ofSeconds(3);

    private long now = Long.MAX_VALUE - Duration.ofSeconds(7).toNanos();
    private final Silence silence = new Silence(() -> now);

    @Test
    void isNoneBeforeTheNodeHasSpoken() {
        assertThat(silence.isRecent(LEASE)).isFalse();
    }

    @Test
    void isNoneWhileTheNodeSpeaksInTime() {
        for (int i = 0; i < 10; i++) {
            silence.spoke(LEASE);
            pass(3_000);
            assertThat(silence.isRecent(LEASE)).isFalse();
        }
    }

    @Test
    void isThereAsSoonAsALeaseHasPassedAndForALeaseAfterItsEnd() {
        silence.spoke(LEASE);
        pass(3_001);
        assertThat(silence.isRecent(LEASE)).isTrue();
        silence.spoke(LEASE);
        pass(2_999);
        silence.spoke(LEASE);
        assertThat(silence.isRecent(LEASE)).as("the others may not have spoken yet").isTrue();
        pass(2);
        assertThat(silence.isRecent(LEASE)).isFalse();
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }
}
