package dev.parley.api.limit;

import dev.parley.chat.member.AdditionPace;
import dev.parley.chat.user.UserId;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

@Component
@RequiredArgsConstructor
class AdditionLimits implements AdditionPace {

    private final RateLimits limits;

    @Override
    public boolean allows(UserId adder, UserId added) {
        return (
            limits.take(Limit.ADDITIONS_BY_ONE, adder + "/" + added, 1).granted() &&
            limits.take(Limit.ADDITIONS, added.value(), 1).granted()
        );
    }
}
