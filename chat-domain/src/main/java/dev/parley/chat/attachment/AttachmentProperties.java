package dev.parley.chat.attachment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of files.
 *
 * @param maxBytes the most bytes of one file
 * @param maxPendingBytes how many bytes a user may have uploaded that no message has yet
 * @param pendingTtl how long an upload waits for its message
 */
@ConfigurationProperties("parley.attachments")
public record AttachmentProperties(
    @DefaultValue("26214400") long maxBytes,
    @DefaultValue("262144000") long maxPendingBytes,
    @DefaultValue("24h") Duration pendingTtl
) {}
