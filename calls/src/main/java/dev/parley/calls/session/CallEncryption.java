package dev.parley.calls.session;

/** What whoever starts a call wants of its encryption, for as long as it lasts. */
public enum CallEncryption {
    /** Devices encrypt what they send for each other, as far as they can. */
    END_TO_END,
    /** No device does: the router can read what it forwards, and so record it. */
    NONE,
}
