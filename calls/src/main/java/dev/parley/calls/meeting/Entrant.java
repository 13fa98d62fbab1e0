package dev.parley.calls.meeting;

import dev.parley.calls.place.Person;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has come by the link.
 *
 * @param name under which the others see them
 * @param device by which a guest has come; null for a user
 */
public record Entrant(Person person, String name, @Nullable String device) {}
