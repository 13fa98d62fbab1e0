package dev.parley.api.security;

import dev.parley.calls.place.Person;
import java.time.Instant;

/**
 * Who a request or a connection comes from, as a signed token says. Controllers and frames say by the type they ask for
 * whom they are for; without a word they are for users.
 */
public sealed interface Principal permits AuthenticatedLogin, GuestLogin {
    Person person();

    /** When the token ends. */
    Instant expiresAt();
}
