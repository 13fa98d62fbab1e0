package dev.parley.calls.session;

import dev.parley.chat.auth.AuthSessionId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * By which connections a login has entered calls, in Redis. Any node learns by it who is to leave when the login ends, also
 * when the connection is lost and its node has forgotten it.
 */
@Component
@RequiredArgsConstructor
class LoginStore {

    private final StringRedisTemplate redis;
    private final CallProperties properties;

    void put(AuthSessionId login, ConnectionId connection) {
        redis.opsForSet().add(CallKeys.login(login), connection.value());
        redis.expire(CallKeys.login(login), properties.ttl());
    }

    Set<ConnectionId> connectionsOf(AuthSessionId login) {
        return Optional.ofNullable(redis.opsForSet().members(CallKeys.login(login)))
            .orElseGet(Set::of)
            .stream()
            .map(ConnectionId::new)
            .collect(Collectors.toUnmodifiableSet());
    }

    void forget(AuthSessionId login) {
        redis.delete(CallKeys.login(login));
    }
}
