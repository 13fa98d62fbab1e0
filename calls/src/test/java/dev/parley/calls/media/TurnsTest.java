package dev.parley.calls.media;

import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.session.CallId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final CallId CALL = new CallId(id("ca11"));

    private final Turns turns = new Turns();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch busy = new CountDownLatch(1);

    @Test
    void doesOnlyTheNewestOfWhatWaitsForOneSubject() throws Exception {
        turns.take(CALL, this::stayBusy);
        turns.takeNewest(CALL, "offer of Ann", () -> done.add("first"));
        turns.takeNewest(CALL, "offer of Bob", () -> done.add("other"));
        turns.take(CALL, () -> done.add("task"));
        turns.takeNewest(CALL, "offer of Ann", () -> done.add("second"));
        turns.takeNewest(CALL, "offer of Ann", () -> done.add("third"));
        busy.countDown();
        awaitAll();
        assertThat(done).as("in the place of the oldest").containsExactly("third", "other", "task");

        turns.takeNewest(CALL, "offer of Ann", () -> done.add("fourth"));
        awaitAll();
        assertThat(done).endsWith("fourth");
    }

    @Test
    void doesAgainWhatIsAskedForWhileItIsBeingDone() throws Exception {
        turns.takeNewest(CALL, "follow", () -> {
            turns.takeNewest(CALL, "follow", () -> done.add("second"));
            done.add("first");
        });
        awaitAll();
        awaitAll();
        assertThat(done).containsExactly("first", "second");
    }

    private void stayBusy() {
        try {
            busy.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAll() throws InterruptedException {
        var all = new CountDownLatch(1);
        turns.take(CALL, all::countDown);
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
