package dev.parley.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.chat.administration.SecondFactorDuty;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether somebody has to set up a second factor before anything else. Asked at every request, so a no is believed for 5 s; a
 * change that this node hears of counts at once.
 */
@Component
@RequiredArgsConstructor
public class OwedFactors {

    private final SecondFactorDuty duty;
    private final Cache<UserId, Boolean> free = Caffeine.newBuilder()
        .maximumSize(100_000)
        .expireAfterWrite(Duration.ofSeconds(5))
        .build();

    public boolean isOwedBy(AuthenticatedLogin login) {
        return free.get(login.userId(), userId -> duty.isOwed(userId) ? null : Boolean.TRUE) == null;
    }

    /** @throws ParleyException {@code SECOND_FACTOR_REQUIRED} */
    public void requireNone(AuthenticatedLogin login) {
        if (isOwedBy(login)) {
            throw new ParleyException(ErrorCode.SECOND_FACTOR_REQUIRED);
        }
    }

    /** Those of the users who owe one, by the store itself. */
    public Set<UserId> among(Collection<UserId> userIds) {
        return duty.owedAmong(userIds);
    }

    /** @param userId null for everybody */
    public void changed(@Nullable UserId userId) {
        if (userId == null) {
            free.invalidateAll();
        } else {
            free.invalidate(userId);
        }
    }
}
