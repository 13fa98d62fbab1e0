package dev.parley.api.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves forward. */
public final class MovableClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Clock base;

    private MovableClock(Clock base) {
        this.base = base;
    }

    /** It also goes on by itself: for nodes, which act by time that passes. */
    public static MovableClock going() {
        return new MovableClock(Clock.systemUTC());
    }

    /** It moves only when it is moved: for tests that come close to an edge. */
    public static MovableClock standing() {
        return new MovableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    public void advance(Duration by) {
        ahead.updateAndGet(present -> present.plus(by));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
