package dev.parley.chat.consumer;

import dev.parley.chat.log.LoggedEvent;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How long the events of a chat may wait for more of them, where handling many costs no more than handling one.
 *
 * @param events a chat is due when so many wait
 * @param atMost or when the first of them has waited for so long
 * @param urgent or at once, with such an event
 */
public record Gathering(int events, Duration atMost, Predicate<LoggedEvent> urgent) {
    /** Each event is handled as soon as it is there. */
    public static final Gathering NONE = new Gathering(1, Duration.ZERO, _ -> false);
}
