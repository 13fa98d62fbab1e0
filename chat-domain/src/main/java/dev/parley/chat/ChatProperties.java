package dev.parley.chat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of chats.
 *
 * @param maxGroupMembers how many members a group may have
 */
@ConfigurationProperties("parley.chats")
public record ChatProperties(@DefaultValue("100") int maxGroupMembers) {}
