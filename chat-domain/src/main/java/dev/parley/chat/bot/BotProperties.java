package dev.parley.chat.bot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param maxPerUser how many bots a user may have */
@ConfigurationProperties("parley.bots")
public record BotProperties(@DefaultValue("10") int maxPerUser) {}
