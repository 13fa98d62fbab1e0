package dev.parley.api.limit;

import dev.parley.chat.auth.PasswordGuard;
import dev.parley.chat.auth.PasswordSource;
import dev.parley.chat.error.ParleyException;
import java.util.ArrayList;
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

    private record Counted(Limit limit, String subject) {}

    @Override
    public Attempt begin(String username, PasswordSource source) {
        var own = new Counted(Limit.WRONG_PASSWORDS, username + "/" + source.subject());
        var wider = source.isTrusted()
            ? List.<Counted>of()
            : List.of(
                  new Counted(Limit.WRONG_PASSWORDS_OF_ADDRESS, source.address()),
                  new Counted(Limit.WRONG_PASSWORDS_OF_NAME, username)
              );
        take(own, wider);
        return new Attempt() {
            @Override
            public void succeeded() {
                limits.forget(own.limit(), own.subject());
                wider.forEach(PasswordGuesses.this::giveBack);
            }

            @Override
            public void notMade() {
                giveBack(own);
                wider.forEach(PasswordGuesses.this::giveBack);
            }
        };
    }

    /** All or nothing: who is refused by one is not counted by the others. */
    private void take(Counted own, List<Counted> wider) {
        var taken = new ArrayList<Counted>();
        try {
            limits.require(own.limit(), own.subject());
            taken.add(own);
            for (Counted each : wider) {
                limits.require(each.limit(), each.subject());
                taken.add(each);
            }
        } catch (ParleyException refusal) {
            taken.forEach(this::giveBack);
            throw refusal;
        }
    }

    private void giveBack(Counted counted) {
        limits.giveBack(counted.limit(), counted.subject());
    }
}
