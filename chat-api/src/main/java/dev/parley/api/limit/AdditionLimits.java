package dev.parley.api.limit;

import dev.parley.chat.member.AdditionPace;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
class AdditionLimits implements AdditionPace {

    private final RateLimits limits;

    /** All or nothing: what one limit refuses the other does not count. */
    @Override
    public boolean allows(UserId adder, UserId added) {
        if (!limits.take(Limit.ADDITIONS_BY_ONE, both(adder, added), 1).granted()) {
            return false;
        }
        if (limits.take(Limit.ADDITIONS, added.value(), 1).granted()) {
            return true;
        }
        limits.giveBack(Limit.ADDITIONS_BY_ONE, both(adder, added));
        return false;
    }

    @Override
    public void giveBack(UserId adder, UserId added) {
        limits.giveBack(Limit.ADDITIONS_BY_ONE, both(adder, added));
        limits.giveBack(Limit.ADDITIONS, added.value());
    }

    private static String both(UserId adder, UserId added) {
        return adder + "/" + added;
    }
}
