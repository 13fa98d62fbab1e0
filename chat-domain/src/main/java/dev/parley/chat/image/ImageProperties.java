package dev.parley.chat.image;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much decoding images may take of a node.
 *
 * @param threads how many images are decoded at a time
 * @param timeLimit how long one image may take
 * @param maxWaiting how many images may wait
 * @param maxWaitingPerUser how many of one user
 * @param patience how long an image may wait
 */
@ConfigurationProperties("parley.images")
public record ImageProperties(
    @DefaultValue("2") int threads,
    @DefaultValue("10s") Duration timeLimit,
    @DefaultValue("200") int maxWaiting,
    @DefaultValue("20") int maxWaitingPerUser,
    @DefaultValue("30s") Duration patience
) {}
