package dev.parley.api.embedded;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/** Lets Parley's own names of the store addresses stand for Spring's. */
final class StoreAddresses implements EnvironmentPostProcessor, Ordered {

    private static final Map<String, String> SPRING_NAMES = Map.of(
        "parley.mongodb.uri",
        "spring.mongodb.uri",
        "parley.redis.url",
        "spring.data.redis.url"
    );

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> addresses = new HashMap<>();
        SPRING_NAMES.forEach((ours, springs) -> {
            String address = environment.getProperty(ours);
            if (StringUtils.hasText(address)) {
                addresses.put(springs, address);
            }
        });
        if (!addresses.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("parleyStoreAddresses", addresses));
        }
    }

    /** After the configuration files have been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
