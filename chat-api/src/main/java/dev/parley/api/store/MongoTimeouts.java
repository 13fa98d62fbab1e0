package dev.parley.api.store;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A client that waits for an answer soon gets an error while MongoDB is away, and tries again, rather than being left
 * without a word for the driver's 30 s. Long enough for the election of a new primary to be ridden out by a few
 * retries.
 */
@Configuration(proxyBeanMethods = false)
class MongoTimeouts {

    private static final int SELECTION_MS = 3_000;
    private static final int CONNECT_MS = 2_000;
    private static final int READ_MS = 10_000;

    @Bean
    MongoClientSettingsBuilderCustomizer mongoTimeoutsCustomizer() {
        return settings ->
            settings
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_MS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                    socket.connectTimeout(CONNECT_MS, TimeUnit.MILLISECONDS).readTimeout(READ_MS, TimeUnit.MILLISECONDS)
                );
    }
}
