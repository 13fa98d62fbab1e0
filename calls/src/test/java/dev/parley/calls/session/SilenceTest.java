package dev.parley.calls.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Duration LEASE = Duration.ofSeconds(3);

    private long now = Long.MAX_VALUE - Duration.ofSeconds(7).toNanos();
    private final Silence silence = new Silence(LEASE, () -> now);

    @Test
    void isNoneBeforeTheNodeHasSpoken() {
        assertThat(silence.isRecent()).isFalse();
    }

    @Test
    void isNoneWhileTheNodeSpeaksInTime() {
        for (int i = 0; i < 10; i++) {
            silence.spoke();
            pass(3_000);
            assertThat(silence.isRecent()).isFalse();
        }
    }

    @Test
    void isThereAsSoonAsALeaseHasPassedAndForALeaseAfterItsEnd() {
        silence.spoke();
        pass(3_001);
        assertThat(silence.isRecent()).isTrue();
        silence.spoke();
        pass(2_999);
        silence.spoke();
        assertThat(silence.isRecent()).as("the others may not have spoken yet").isTrue();
        pass(2);
        assertThat(silence.isRecent()).isFalse();
    }

    @Test
    void isLongAgoOnceTheNodeHasSpokenForSoLong() {
        assertThat(silence.isLongAgo()).as("before the first word").isFalse();
        silence.spoke();
        pass(2_000);
        silence.spoke();
        assertThat(silence.isLongAgo()).as("just begun").isFalse();
        pass(2_000);
        assertThat(silence.isLongAgo()).isTrue();
        pass(2_000);
        assertThat(silence.isLongAgo()).as("silent now").isFalse();
        silence.spoke();
        pass(3_000);
        assertThat(silence.isLongAgo()).as("silent a moment ago").isFalse();
        silence.spoke();
        pass(1);
        assertThat(silence.isLongAgo()).isTrue();
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }
}
