package dev.parley.chat.filter;

/**
 * Published when the list is another one.
 *
 * @param change how often it was changed by then
 */
public record WordFilterChanged(long change) {}
