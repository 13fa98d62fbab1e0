package dev.parley.calls.meeting;

/**
 * How people come into a meeting, and what they may do there who do not host it.
 *
 * @param lobby whether a host lets everybody in who comes for the first time
 * @param guests whether people without an account may come
 * @param startMuted whether microphones are muted when their people enter
 * @param sharing who may share a screen
 * @param unmuting who may unmute a microphone without being asked to
 */
public record MeetingOptions(boolean lobby, boolean guests, boolean startMuted, Whom sharing, Whom unmuting) {}
