package dev.parley.calls.session;

import dev.parley.calls.place.Person;

/** How good a call was for one of its participants. */
public record ParticipantQuality(Person person, CallQuality quality) {}
