package dev.parley.api.limit;

import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Counts addresses of incoming webhooks that nobody has. Whoever has tried too many gets no answer for a while. */
@Component
@RequiredArgsConstructor
public class HookGuesses {

    private final RateLimits limits;

    /**
     * What is found by an address.
     *
     * @param source where the request comes from
     * @throws dev.parley.chat.error.ParleyException {@code RATE_LIMITED}; what {@code find} throws
     */
    public <T> T find(String source, Supplier<T> find) {
        limits.require(Limit.WRONG_HOOKS, source);
        var found = find.get();
        limits.giveBack(Limit.WRONG_HOOKS, source);
        return found;
    }
}
