package dev.parley.api.realtime.bus;

import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How connections to Redis come back. */
@Configuration(proxyBeanMethods = false)
class BusConfiguration {

    /** Lettuce would wait for up to half a minute between its attempts, long after Redis is back. */
    @Bean
    ClientResourcesBuilderCustomizer soonReconnected() {
        return resources ->
            resources.reconnectDelay(
                Delay.fullJitter(Duration.ofMillis(10), Duration.ofSeconds(1), 10, TimeUnit.MILLISECONDS)
            );
    }
}
