package dev.parley.calls.place;

/**
 * What a place keeps somebody from in its call.
 *
 * @param by in whose name
 * @param entersMuted whether the microphone is muted when the person enters
 * @param mayUnmute whether the person may unmute the microphone without being asked to
 * @param mayShare whether the person may share a screen
 */
public record Restraints(Person by, boolean entersMuted, boolean mayUnmute, boolean mayShare) {}
