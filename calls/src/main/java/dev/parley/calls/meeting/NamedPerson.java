package dev.parley.calls.meeting;

import dev.parley.calls.place.Person;

/** @param name what they are called in the meeting; nobody has made sure of a guest's */
public record NamedPerson(Person person, String name, MeetingRole role) {}
