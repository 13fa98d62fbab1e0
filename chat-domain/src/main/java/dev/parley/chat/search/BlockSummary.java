package dev.parley.chat.search;

/**
 * What a search must know of a block before it reads it.
 *
 * @param earliest the time of its first message, above {@code latest} where it has none
 * @param latest the time of its last message
 * @param characters of text when it was sealed; edits may have changed it a little
 */
record BlockSummary(long earliest, long latest, int characters) {}
