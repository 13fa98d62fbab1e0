package dev.parley.api.store;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the drivers tell how long the stores take. */
@Configuration(proxyBeanMethods = false)
class StoreTimesConfiguration {

    @Bean
    static StoreTimes storeTimes(MeterRegistry registry) {
        return new StoreTimes(registry);
    }

    @Bean
    static MongoClientSettingsBuilderCustomizer mongoTimes(StoreTimes times) {
        return settings -> settings.addCommandListener(times);
    }

    @Bean
    static ClientResourcesBuilderCustomizer redisTimes(StoreTimes times) {
        return resources -> resources.commandLatencyRecorder(times);
    }
}
