package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void commitsBeforeItReturns() {
        GroupCommit group = new GroupCommit(commits::incrementAndGet);

        group.await(group.ticket());

        assertThat(commits).hasValue(1);
    }

    @Test
    void writesThatCameDuringACommitShareTheNextOne() throws InterruptedException {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        GroupCommit group = new GroupCommit(() -> {
            if (commits.incrementAndGet() == 1) {
                firstRuns.countDown();
                awaitUnchecked(firstMayEnd);
            }
        });
        Thread first = Thread.startVirtualThread(() -> group.await(group.ticket()));
        firstRuns.await();

        long second = group.ticket();
        long third = group.ticket();
        Thread secondThread = Thread.startVirtualThread(() -> group.await(second));
        Thread thirdThread = Thread.startVirtualThread(() -> group.await(third));
        firstMayEnd.countDown();
        first.join();
        secondThread.join();
        thirdThread.join();

        assertThat(commits).hasValue(2);
    }

    @Test
    void aFailedCommitLeavesTheWriteToTheNext() {
        GroupCommit group = new GroupCommit(() -> {
            if (commits.incrementAndGet() == 1) {
                throw new IllegalStateException("disk full");
            }
        });
        long ticket = group.ticket();

        assertThatThrownBy(() -> group.await(ticket)).hasMessage("disk full");
        group.await(ticket);

        assertThat(commits).hasValue(2);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
