package dev.parley.chat.search;

/**
 * A part of a message's text that was looked for.
 *
 * @param start in UTF-16 units, as JavaScript counts
 * @param end the unit after the last
 */
public record MatchRange(int start, int end) {}
