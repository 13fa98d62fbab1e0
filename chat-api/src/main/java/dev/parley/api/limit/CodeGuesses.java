package dev.parley.api.limit;

import dev.parley.api.limit.Tries.Counted;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.factor.CodeGuard;
import dev.parley.chat.user.UserId;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Counts tries of codes, as {@link PasswordGuesses} those of passwords. */
@Component
@RequiredArgsConstructor
class CodeGuesses implements CodeGuard {

    private final RateLimits limits;

    @Override
    public Attempt begin(UserId userId, PasswordSource source) {
        var own = new Counted(Limit.WRONG_CODES, userId + "/" + source.subject());
        var wider = source.isTrusted()
            ? List.<Counted>of()
            : List.of(
                  new Counted(Limit.WRONG_CODES_OF_ADDRESS, source.address()),
                  new Counted(Limit.WRONG_CODES_OF_ACCOUNT, userId.value())
              );
        var tries = new Tries(limits, own, wider);
        tries.take();
        return tries;
    }
}
