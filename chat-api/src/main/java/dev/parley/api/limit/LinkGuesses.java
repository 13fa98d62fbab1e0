package dev.parley.api.limit;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Counts links of meetings that nobody has. Whoever has asked for too many gets no answer for a while, not even to a right one. */
@Component
public class LinkGuesses {

    private final RateLimits limits;
    private final Counter unknown;

    LinkGuesses(RateLimits limits, MeterRegistry registry) {
        this.limits = limits;
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
        limits.require(Limit.WRONG_MEETING_LINKS, address);
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
}
