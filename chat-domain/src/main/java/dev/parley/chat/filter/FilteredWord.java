package dev.parley.chat.filter;

import dev.parley.chat.user.UserId;
import java.time.Instant;

/**
 * A word or phrase of the list.
 *
 * @param text as an administrator has written it, which {@link WordPattern} reads
 * @param by who has put it there, or has changed its action last
 */
public record FilteredWord(FilteredWordId id, String text, FilterAction action, UserId by, Instant at) {}
