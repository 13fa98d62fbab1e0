package dev.parley.calls.meeting;

/** Why somebody has waited in vain, or is not admitted any more. */
public enum LobbyEnd {
    /** A host has refused them. */
    REFUSED,
    /** A host has removed them, who were admitted. */
    REMOVED,
    /** The meeting, or its call, has ended for all. */
    ENDED,
}
