package dev.parley.chat.log;

/** What has changed of that which keeps a user from a chat, or from writing in it. */
public enum SanctionChange {
    BANNED,
    BAN_LIFTED,
    TIMED_OUT,
    TIME_OUT_ENDED,
}
