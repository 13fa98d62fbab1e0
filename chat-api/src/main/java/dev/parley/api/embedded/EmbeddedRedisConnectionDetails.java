package dev.parley.api.embedded;

import lombok.RequiredArgsConstructor;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;

@RequiredArgsConstructor
final class EmbeddedRedisConnectionDetails implements DataRedisConnectionDetails {

    private final EmbeddedRedis redis;

    boolean lives() {
        return redis.process().lives();
    }

    @Override
    public String getPassword() {
        return redis.password();
    }

    @Override
    public Standalone getStandalone() {
        return Standalone.of(Loopback.HOST, redis.port());
    }
}
