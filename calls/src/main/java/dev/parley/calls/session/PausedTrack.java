package dev.parley.calls.session;

import dev.parley.calls.place.Person;

/** A picture that somebody publishes and a receiver does not get for the moment. */
public record PausedTrack(Person publisher, String trackId) {}
