package dev.parley.chat.log;

import java.util.List;

/**
 * Events of one chat are durable. Told on the node that has written them, at once and in order; may be lost.
 *
 * @param events at least one, those of one write, in the order of their places
 */
public record EventsLogged(List<LoggedEvent> events) {
    public EventsLogged {
        events = List.copyOf(events);
    }
}
