package dev.parley.api.limit;

import dev.parley.chat.auth.PasswordGuard;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.factor.CodeGuard;
import java.util.ArrayList;
import java.util.List;

/**
 * A try of something that can be guessed, counted in several places.
 *
 * @param own what is forgotten by a right try
 * @param wider what is counted together with the tries of others
 */
record Tries(RateLimits limits, Counted own, List<Counted> wider) implements PasswordGuard.Attempt, CodeGuard.Attempt {
    record Counted(Limit limit, String subject) {}

    /** All or nothing: who is refused by one is not counted by the others. @throws ParleyException {@code RATE_LIMITED} */
    void take() {
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

    @Override
    public void succeeded() {
        limits.forget(own.limit(), own.subject());
        wider.forEach(this::giveBack);
    }

    @Override
    public void notMade() {
        giveBack(own);
        wider.forEach(this::giveBack);
    }

    private void giveBack(Counted counted) {
        limits.giveBack(counted.limit(), counted.subject());
    }
}
