package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class StoreAddressesTest {

    private final ConfigurableEnvironment environment = new StandardEnvironment();

    @Test
    void takesTheAddressesFromParleysVariables() {
        process(Map.of("PARLEY_MONGODB_URI", "mongodb://db/parley", "PARLEY_REDIS_URL", "redis://cache"));

        assertThat(environment.getProperty("spring.mongodb.uri")).isEqualTo("mongodb://db/parley");
        assertThat(environment.getProperty("spring.data.redis.url")).isEqualTo("redis://cache");
    }

    @Test
    void anEmptyVariableIsNoAddress() {
        process(Map.of("PARLEY_MONGODB_URI", ""));

        assertThat(environment.containsProperty("spring.mongodb.uri")).isFalse();
    }

    private void process(Map<String, Object> variables) {
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("test", variables));
        new StoreAddresses().postProcessEnvironment(environment, new SpringApplication());
    }
}
