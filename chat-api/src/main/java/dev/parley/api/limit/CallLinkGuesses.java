package dev.parley.api.limit;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Counts call links that nobody has signed. Whoever has tried too many gets no answer for a while, not even to a right one. */
@Component
public class CallLinkGuesses {

    private final RateLimits limits;
    private final Counter forged;

    CallLinkGuesses(RateLimits limits, MeterRegistry registry) {
        this.limits = limits;
        forged = Counter.builder("parley.video-calls.links.forged")
            .description("Tokens of call links that this server has not signed")
            .register(registry);
    }

    /**
     * What comes of checking a link.
     *
     * @param address where the request comes from
     * @throws ParleyException {@code RATE_LIMITED}; what {@code check} throws
     */
    public <T> T check(String address, Supplier<T> check) {
        limits.require(Limit.WRONG_CALL_LINKS, address);
        try {
            var found = check.get();
            limits.giveBack(Limit.WRONG_CALL_LINKS, address);
            return found;
        } catch (ParleyException refusal) {
            if (refusal.code() == ErrorCode.TOKEN_INVALID) {
                forged.increment();
            } else {
                limits.giveBack(Limit.WRONG_CALL_LINKS, address);
            }
            throw refusal;
        }
    }
}
