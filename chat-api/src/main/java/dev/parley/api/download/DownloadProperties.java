package dev.parley.api.download;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many files are on their way out of a node at a time.
 *
 * @param maxPerUser to one user; more wait
 * @param maxPerAddress to one address; more wait
 * @param patience how long one waits
 * @param stall after how long one is ended that takes nothing
 */
@ConfigurationProperties("parley.downloads")
record DownloadProperties(
    @DefaultValue("12") int maxPerUser,
    @DefaultValue("200") int maxPerAddress,
    @DefaultValue("30s") Duration patience,
    @DefaultValue("30s") Duration stall
) {}
