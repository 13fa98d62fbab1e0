package dev.parley.api.embedded;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.context.annotation.Conditional;

/** Matches where Parley brings a store of its own, and so keeps data on a disk. */
final class NoStoreConfigured extends AnyNestedCondition {

    NoStoreConfigured() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(NoMongoConfigured.class)
    static final class OwnMongo {}

    @Conditional(NoRedisConfigured.class)
    static final class OwnRedis {}
}
