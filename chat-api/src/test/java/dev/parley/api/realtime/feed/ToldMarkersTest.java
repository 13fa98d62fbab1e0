package dev.parley.api.realtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.log.ChatId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldMarkersTest {

    private static final ChatId CHAT = new ChatId("01m7y4h3xb53xn5xcnam4hzc7j");
    private static final ChatId OTHER = new ChatId("01m7y4h3xb53xn5xcnam4hzc7k");

    private final ToldMarkers told = new ToldMarkers();

    @Test
    void isInStepWhateverOrderTheMovesComeIn() {
        told.heard(6);
        told.begin(4);
        told.heard(5);
        assertThat(told.isOutOfStep(6)).isFalse();
        assertThat(told.isOutOfStep(6)).isFalse();
    }

    @Test
    void isOutOfStepWhereAMoveHasNotComeByTheNextAudit() {
        told.begin(4);
        told.heard(6);
        assertThat(told.isOutOfStep(6)).isFalse();
        assertThat(told.isOutOfStep(6)).isTrue();
        told.begin(6);
        assertThat(told.isOutOfStep(7)).isFalse();
        told.heard(7);
        assertThat(told.isOutOfStep(7)).isFalse();
    }

    @Test
    void knowsNothingBeforeItHasBegun() {
        told.isOutOfStep(6);
        assertThat(told.isOutOfStep(6)).isFalse();
    }

    @Test
    void tellsOfNoMarkerThatGoesBack() {
        var sent = new ArrayList<Long>();
        for (long seq : List.of(3L, 5L, 4L, 5L, 6L)) {
            told.tell(CHAT, seq, () -> sent.add(seq));
        }
        told.tell(OTHER, 2, () -> sent.add(2L));
        assertThat(sent).containsExactly(3L, 5L, 6L, 2L);
    }
}
