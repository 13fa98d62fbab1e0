package dev.parley.api.protocol;

import java.time.Instant;

/**
 * An answer of a bot that nobody but the one who has run the slash command sees.
 *
 * @param number its place among the answers of its run, from 1
 */
public record PrivateAnswerView(int number, String text, Instant at) {}
