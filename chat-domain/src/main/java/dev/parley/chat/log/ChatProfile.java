package dev.parley.chat.log;

/**
 * How a chat presents itself.
 *
 * @param title empty for a personal chat
 * @param description up to 1,000 characters of plain text, may be empty
 */
public record ChatProfile(String title, String description) {}
