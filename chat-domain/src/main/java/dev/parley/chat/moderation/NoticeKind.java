package dev.parley.chat.moderation;

/** What somebody is told that was done to them. */
public enum NoticeKind {
    MESSAGE_REMOVED,
    TIMED_OUT,
    BANNED,
}
