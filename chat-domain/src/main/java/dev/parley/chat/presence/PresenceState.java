package dev.parley.chat.presence;

/** Whether a user is there: at a connection that is used, at idle ones only, or at none. */
public enum PresenceState {
    ONLINE,
    AWAY,
    OFFLINE,
}
