package dev.parley.calls.meeting;

/** Why somebody has waited in vain. */
public enum LobbyEnd {
    /** A host has refused them. */
    REFUSED,
    /** The meeting, or its call, has ended for all. */
    ENDED,
}
