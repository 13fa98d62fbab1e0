package dev.parley.api.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration of the stores and the secret.
 *
 * @param dataDir folder of the embedded stores and the generated secrets, relative to the working directory
 * @param mongodb address of a MongoDB to use instead of the embedded one
 * @param redis address of a Redis to use instead of the embedded one
 * @param security signing of access tokens
 */
@ConfigurationProperties("parley")
record StoreProperties(
    @DefaultValue("./data") Path dataDir,
    @DefaultValue Mongodb mongodb,
    @DefaultValue Redis redis,
    @DefaultValue Security security
) {
    /**
     * @param uri connection string with the name of the database; the same as spring.mongodb.uri
     */
    record Mongodb(@Nullable String uri) {}

    /**
     * @param url address of the server; the same as spring.data.redis.url
     */
    record Redis(@Nullable String url) {}

    /**
     * @param jwtSecret key that signs access tokens, at least 32 bytes; generated where MongoDB is embedded
     */
    record Security(@Nullable String jwtSecret) {
        @Override
        public String toString() {
            return "Security[]";
        }
    }
}
