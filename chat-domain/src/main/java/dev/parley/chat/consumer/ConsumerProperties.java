package dev.parley.chat.consumer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sweepInterval how often all chats are gone through for such as a consumer is behind with
 */
@ConfigurationProperties("parley.consumers")
record ConsumerProperties(@DefaultValue("15m") Duration sweepInterval) {}
