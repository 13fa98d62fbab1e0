package dev.parley.calls.session;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits before something is tried again: longer each time, and by chance, so that two who compete do not meet again. */
@FunctionalInterface
interface Backoff {
    /** @param failed how often it has been tried in vain, 1 at first */
    void pause(int failed);

    /** At most twice as long as before each time. */
    static Backoff between(Duration shortest, Duration longest) {
        return failed -> {
            long most = Math.min(longest.toMillis(), shortest.toMillis() << Math.min(failed, 20));
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
