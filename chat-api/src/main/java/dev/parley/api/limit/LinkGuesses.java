package dev.parley.api.limit;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Component;

/**
 * Counts links of meetings that nobody has. Whoever has asked for too many gets no answer for a while, not even to a right one,
 * and the administrator is warned in the log, once a minute at most.
 */
@Slf4j
@Component
public class LinkGuesses {

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final RateLimits limits;
    private final Clock clock;
    private final Counter unknown;
    private final AtomicLong slowed = new AtomicLong();
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.EPOCH);

    LinkGuesses(RateLimits limits, Clock clock, MeterRegistry registry) {
        this.limits = limits;
        this.clock = clock;
        unknown = Counter.builder("parley.meetings.links.unknown")
            .description("Links of meetings that were asked for and that nobody has")
            .register(registry);
    }

    /**
     * What is found by a link.
     *
     * @param address where the request comes from
     * @throws ParleyException {@code RATE_LIMITED}; what {@code find} throws
     */
    public <T> T find(String address, Supplier<T> find) {
        var verdict = limits.take(Limit.WRONG_MEETING_LINKS, address, 1);
        if (!verdict.granted()) {
            warn();
        }
        verdict.require();
        try {
            var found = find.get();
            limits.giveBack(Limit.WRONG_MEETING_LINKS, address);
            return found;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.MEETING_NOT_FOUND) {
                unknown.increment();
            }
            throw refusal;
        }
    }

    private void warn() {
        slowed.incrementAndGet();
        var now = clock.instant();
        var until = quietUntil.get();
        if (!now.isBefore(until) && quietUntil.compareAndSet(until, now.plus(BETWEEN_WARNINGS))) {
            log.warn(
                "Somebody guesses links of meetings: {} requests were slowed since the last warning",
                slowed.getAndSet(0)
            );
        }
    }
}
