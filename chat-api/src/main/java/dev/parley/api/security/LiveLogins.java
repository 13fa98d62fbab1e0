package dev.parley.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.chat.auth.AuthSessionId;
import dev.parley.chat.auth.AuthSessions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Whether a login still stands. Asked at every request, so a yes is believed for 5 s; a revocation that this node hears of
 * ends it at once.
 */
@Component
@RequiredArgsConstructor
public class LiveLogins {

    private final AuthSessions sessions;
    private final Cache<AuthSessionId, Boolean> live = Caffeine.newBuilder()
        .maximumSize(100_000)
        .expireAfterWrite(Duration.ofSeconds(5))
        .build();

    public boolean isLive(AuthSessionId sessionId) {
        return Boolean.TRUE.equals(live.get(sessionId, id -> sessions.isLive(id) ? Boolean.TRUE : null));
    }

    /** Those of the logins that do not stand any more, by the store itself. */
    public Set<AuthSessionId> endedAmong(Collection<AuthSessionId> sessionIds) {
        var ended = new HashSet<>(sessionIds);
        ended.removeAll(sessions.live(sessionIds));
        return ended;
    }

    public void revoked(AuthSessionId sessionId) {
        live.invalidate(sessionId);
    }
}
