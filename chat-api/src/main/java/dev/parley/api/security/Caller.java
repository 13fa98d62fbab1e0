package dev.parley.api.security;

import dev.parley.calls.place.Person;

/** Who a REST request comes from: somebody who could open a connection as well, or a program by an API key. */
public sealed interface Caller permits Principal, UserCaller {
    Person person();
}
