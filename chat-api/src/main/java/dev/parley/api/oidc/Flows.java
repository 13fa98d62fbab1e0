package dev.parley.api.oidc;

import dev.parley.chat.id.Secrets;
import java.time.Duration;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log-ins that somebody has begun and not finished yet, in Redis for ten minutes: any node finishes what another has
 * begun, and each is finished once.
 */
@RequiredArgsConstructor
class Flows {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String PREFIX = "parley:provider-login:";
    private static final String USED_LOGOUT = "parley:provider-logout:";

    private final StringRedisTemplate redis;
    private final JsonMapper json = JsonMapper.shared();

    /**
     * @param browser in which it was begun
     * @param codeVerifier of PKCE (RFC 7636)
     */
    record Flow(String state, String browser, String redirectUri, String nonce, String nonceHash, String codeVerifier) {
        /** Without the secrets, so that they never reach a log. */
        @Override
        public String toString() {
            return "Flow[]";
        }
    }

    void begin(Flow flow) {
        redis.opsForValue().set(PREFIX + Secrets.hash(flow.state()), json.writeValueAsString(flow), LIFETIME);
    }

    /** Takes it away. Empty where there is none, not any more, or it was begun in another browser. */
    Optional<Flow> take(String state, String browser) {
        return Optional.ofNullable(redis.opsForValue().getAndDelete(PREFIX + Secrets.hash(state)))
            .map(text -> json.readValue(text, Flow.class))
            .filter(flow -> flow.browser().equals(browser));
    }

    /** Whether a logout was carried out before. */
    boolean isKnownLogout(String id) {
        return Boolean.TRUE.equals(redis.hasKey(USED_LOGOUT + Secrets.hash(id)));
    }

    void rememberLogout(String id, Duration remembered) {
        redis.opsForValue().set(USED_LOGOUT + Secrets.hash(id), "", remembered);
    }
}
