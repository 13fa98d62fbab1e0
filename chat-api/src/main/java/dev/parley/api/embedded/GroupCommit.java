package dev.parley.api.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import lombok.RequiredArgsConstructor;

/** Makes writes durable in batches: the thread that gets the lock commits the writes of all before it. */
@RequiredArgsConstructor
final class GroupCommit {

    private final Runnable commit;
    private final AtomicLong written = new AtomicLong();
    private final ReentrantLock committing = new ReentrantLock();
    private long durable;

    /** Notes a write that has been applied; {@link #await} makes it durable. */
    long ticket() {
        return written.incrementAndGet();
    }

    /** Returns once the write of the ticket has been committed, by this thread or by another. */
    void await(long ticket) {
        committing.lock();
        try {
            if (durable >= ticket) {
                return;
            }
            long upTo = written.get();
            commit.run();
            durable = upTo;
        } finally {
            committing.unlock();
        }
    }
}
