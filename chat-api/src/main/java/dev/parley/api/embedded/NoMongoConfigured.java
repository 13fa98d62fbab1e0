package dev.parley.api.embedded;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Matches where no address of a MongoDB is configured, so that Parley brings its own. */
final class NoMongoConfigured extends NoneNestedConditions {

    NoMongoConfigured() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("spring.mongodb.uri")
    static final class ByUri {}

    @ConditionalOnProperty("spring.mongodb.host")
    static final class ByHost {}
}
