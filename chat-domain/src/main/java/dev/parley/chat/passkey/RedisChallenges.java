package dev.parley.chat.passkey;

import dev.parley.chat.id.Secrets;
import java.security.SecureRandom;
import lombok.RequiredArgsConstructor;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Challenges in Redis, where any node finds them. Keys are {@code parley:passkey:<hash of the challenge>}. */
@Component
@RequiredArgsConstructor
class RedisChallenges implements PasskeyChallenges {

    private static final String PREFIX = "parley:passkey:";

    private final StringRedisTemplate redis;
    private final SecureRandom random = new SecureRandom();

    @Override
    public String make(String purpose) {
        String challenge = Secrets.random(random);
        redis.opsForValue().set(PREFIX + Secrets.hash(challenge), purpose, LIFETIME);
        return challenge;
    }

    @Override
    public boolean take(String challenge, String purpose) {
        return purpose.equals(redis.opsForValue().getAndDelete(PREFIX + Secrets.hash(challenge)));
    }
}
