package dev.parley.calls.session;

/** What a call starts with; a participant may turn a camera on in either. */
public enum CallKind {
    VOICE,
    VIDEO,
}
