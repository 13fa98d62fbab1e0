package dev.parley.chat.export;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Exports of users' data.
 *
 * @param keptFor how long one can be downloaded
 * @param maxPerDay how many a user may ask for within 24 hours
 * @param partBytes about how large one download may become
 */
@ConfigurationProperties("parley.exports")
public record ExportProperties(
    @DefaultValue("7d") Duration keptFor,
    @DefaultValue("3") int maxPerDay,
    @DefaultValue("536870912") long partBytes
) {}
