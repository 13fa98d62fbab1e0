package dev.parley.api.embedded;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Matches where no address of a Redis is configured, so that Parley brings its own. */
final class NoRedisConfigured extends NoneNestedConditions {

    NoRedisConfigured() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("spring.data.redis.url")
    static final class ByUrl {}

    @ConditionalOnProperty("spring.data.redis.host")
    static final class ByHost {}

    @ConditionalOnProperty("spring.data.redis.sentinel.master")
    static final class BySentinel {}

    @ConditionalOnProperty("spring.data.redis.cluster.nodes")
    static final class ByClusterNodes {}

    @ConditionalOnProperty("spring.data.redis.cluster.nodes[0]")
    static final class ByListOfClusterNodes {}
}
