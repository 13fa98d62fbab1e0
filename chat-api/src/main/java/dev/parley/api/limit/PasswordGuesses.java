package dev.parley.api.limit;

import dev.parley.api.limit.Tries.Counted;
import dev.parley.chat.auth.PasswordGuard;
import dev.parley.chat.auth.PasswordSource;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Counts tries of passwords. A trusted device is limited by what it does itself; all others also together, for the account
 * and for their address.
 */
@Component
@RequiredArgsConstructor
class PasswordGuesses implements PasswordGuard {

    private final RateLimits limits;

    @Override
    public Attempt begin(String username, PasswordSource source) {
        var own = new Counted(Limit.WRONG_PASSWORDS, username + "/" + source.subject());
        var wider = source.isTrusted()
            ? List.<Counted>of()
            : List.of(
                  new Counted(Limit.WRONG_PASSWORDS_OF_ADDRESS, source.address()),
                  new Counted(Limit.WRONG_PASSWORDS_OF_NAME, username)
              );
        var tries = new Tries(limits, own, wider);
        tries.take();
        return tries;
    }
}
