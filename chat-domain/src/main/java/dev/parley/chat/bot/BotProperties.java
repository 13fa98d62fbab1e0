package dev.parley.chat.bot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxPerUser how many bots a user may have
 * @param maxOfServer how many bots the server may have
 */
@ConfigurationProperties("parley.bots")
public record BotProperties(@DefaultValue("10") int maxPerUser, @DefaultValue("50") int maxOfServer) {}
