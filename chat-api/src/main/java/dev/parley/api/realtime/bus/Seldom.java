package dev.parley.api.realtime.bus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import lombok.RequiredArgsConstructor;

/** Does something at most every 10 s, such as writing a line to the log. */
@RequiredArgsConstructor
final class Seldom {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);

    void run(Runnable action) {
        var now = clock.instant();
        var due = next.get();
        if (!now.isBefore(due) && next.compareAndSet(due, now.plus(PAUSE))) {
            action.run();
        }
    }
}
