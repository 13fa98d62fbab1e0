package dev.parley.chat.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.image.FairQueue.Turn;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    private final FairQueue<String, Integer> queue = new FairQueue<>();

    @Test
    void givesTurnsToUsersRatherThanToWhatTheyWaitFor() {
        for (int i = 1; i <= 20; i++) {
            queue.add("mallory", i);
        }
        queue.add("anna", 100);
        queue.add("boris", 200);

        assertThat(queue.next()).contains(new Turn<>("mallory", 1));
        assertThat(queue.next()).contains(new Turn<>("anna", 100));
        queue.done("mallory");
        assertThat(queue.next()).contains(new Turn<>("boris", 200));
        assertThat(queue.next()).contains(new Turn<>("mallory", 2));
    }

    @Test
    void givesNobodyTwoTurnsAtATime() {
        queue.add("mallory", 1);
        queue.add("mallory", 2);
        assertThat(queue.next()).contains(new Turn<>("mallory", 1));
        assertThat(queue.next()).isEmpty();
        queue.add("mallory", 3);
        assertThat(queue.next()).isEmpty();
        queue.done("mallory");
        assertThat(queue.next()).contains(new Turn<>("mallory", 2));
    }

    @Test
    void forgetsWhatIsTakenBack() {
        queue.add("anna", 1);
        queue.add("anna", 2);
        assertThat(queue.remove("anna", 1)).isTrue();
        assertThat(queue.remove("anna", 1)).isFalse();
        assertThat(queue.remove("boris", 1)).isFalse();
        assertThat(queue.sizeOf("anna")).isEqualTo(1);
        assertThat(queue.remove("anna", 2)).isTrue();
        assertThat(queue.size()).isZero();
        assertThat(queue.next()).isEmpty();

        queue.add("anna", 3);
        assertThat(queue.next()).contains(new Turn<>("anna", 3));
        assertThat(queue.turns()).isEqualTo(1);
        queue.done("anna");
        assertThat(queue.turns()).isZero();
    }
}
