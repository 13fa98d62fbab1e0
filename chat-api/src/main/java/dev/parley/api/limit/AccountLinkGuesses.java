package dev.parley.api.limit;

import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Counts links of mails and administrators that are not valid. Whoever has tried too many gets no answer for a while. */
@Component
@RequiredArgsConstructor
public class AccountLinkGuesses {

    private final RateLimits limits;

    /**
     * What comes of following a link.
     *
     * @param source where the request comes from
     * @throws ParleyException {@code RATE_LIMITED}; what {@code follow} throws
     */
    public <T> T follow(String source, Supplier<T> follow) {
        limits.require(Limit.WRONG_ACCOUNT_LINKS, source);
        try {
            var found = follow.get();
            limits.giveBack(Limit.WRONG_ACCOUNT_LINKS, source);
            return found;
        } catch (ParleyException refusal) {
            if (refusal.code() != ErrorCode.LINK_INVALID) {
                limits.giveBack(Limit.WRONG_ACCOUNT_LINKS, source);
            }
            throw refusal;
        }
    }
}
