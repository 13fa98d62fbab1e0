package dev.parley.api.security;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.GuestId;
import dev.parley.calls.place.Person;
import java.time.Instant;

/**
 * Somebody without an account, for a short while and in one place of calls.
 *
 * @param name by which the others see the guest; nobody has made sure of it
 */
public record GuestLogin(GuestId guestId, CallPlace place, String name, Instant expiresAt) implements Principal {
    @Override
    public Person person() {
        return new Person.Guest(guestId);
    }
}
