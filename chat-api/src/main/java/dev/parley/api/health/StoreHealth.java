package dev.parley.api.health;

import dev.parley.api.embedded.DataDisk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * What the stores mean for a proxy. Without MongoDB a node can do nothing, and is not ready. Without Redis it sends and
 * reads messages, and with a full disk it reads: it is ready, but {@link #DEGRADED}; taken out, it would do neither, and
 * all nodes would be taken out at once.
 */
@Configuration(proxyBeanMethods = false)
class StoreHealth {

    static final Status DEGRADED = new Status("DEGRADED");

    @Bean
    static StoreProbe mongoProbe(MongoTemplate mongo) {
        return new StoreProbe("mongo", () -> mongo.executeCommand("{ping: 1}"));
    }

    @Bean
    static StoreProbe redisProbe(StringRedisTemplate redis) {
        RedisCallback<Boolean> ping = connection -> {
            connection.ping();
            return true;
        };
        return new StoreProbe("redis", () -> redis.execute(ping));
    }

    @Bean
    static HealthIndicator mongoHealthIndicator(StoreProbe mongoProbe) {
        return () -> mongoProbe.answers() ? Health.up().build() : Health.down().build();
    }

    @Bean
    static HealthIndicator redisHealthIndicator(StoreProbe redisProbe) {
        return () -> upIf(redisProbe.answers());
    }

    /** Of the data folder, where there is one. */
    @Bean
    static HealthIndicator diskHealthIndicator(ObjectProvider<DataDisk> disk) {
        return () -> upIf(disk.stream().noneMatch(DataDisk::isFull));
    }

    private static Health upIf(boolean well) {
        return Health.status(well ? Status.UP : DEGRADED).build();
    }
}
