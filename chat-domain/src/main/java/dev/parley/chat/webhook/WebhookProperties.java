package dev.parley.chat.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of webhooks.
 *
 * @param maxPerChat how many a chat may have, those that are off included; of incoming ones as many again
 * @param giveUpAfter how long a receiver may fail before its webhook is switched off
 */
@ConfigurationProperties("parley.webhooks")
public record WebhookProperties(@DefaultValue("10") int maxPerChat, @DefaultValue("24h") Duration giveUpAfter) {}
