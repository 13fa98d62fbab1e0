package dev.parley.chat.factor;

/** What has happened to a second factor or a passkey. The names are part of the protocol. */
public enum FactorChange {
    TURNED_ON,
    TURNED_OFF,
    /** By an administrator, or by the configuration. */
    RESET,
    RECOVERY_CODE_USED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
}
