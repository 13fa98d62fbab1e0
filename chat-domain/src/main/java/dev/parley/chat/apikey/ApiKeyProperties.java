package dev.parley.chat.apikey;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of API keys.
 *
 * @param maxPerUser how many a user may have, expired ones included
 * @param maxLifetime how long a new one may be valid; null where it may be valid for ever
 */
@ConfigurationProperties("parley.api-keys")
public record ApiKeyProperties(@DefaultValue("20") int maxPerUser, @Nullable Duration maxLifetime) {}
