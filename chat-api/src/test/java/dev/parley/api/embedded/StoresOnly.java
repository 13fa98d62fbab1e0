package dev.parley.api.embedded;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that has the stores and their clients, and nothing else. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    EmbeddedStoresAutoConfiguration.class,
    MongoAutoConfiguration.class,
    DataRedisAutoConfiguration.class,
})
class StoresOnly {

    static ConfigurableApplicationContext run(String... properties) {
        return new SpringApplicationBuilder(StoresOnly.class).web(WebApplicationType.NONE).run(arguments(properties));
    }

    private static String[] arguments(String... properties) {
        return Stream.concat(Stream.of("spring.main.banner-mode=off"), Arrays.stream(properties))
            .map(property -> "--" + property)
            .toArray(String[]::new);
    }
}
