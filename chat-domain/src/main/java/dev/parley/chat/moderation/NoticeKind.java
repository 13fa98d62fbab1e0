package dev.parley.chat.moderation;

/** What somebody is told that was done to them, or to what they are responsible for. */
public enum NoticeKind {
    MESSAGE_REMOVED,
    /** One that waited for an administrator. */
    MESSAGE_REFUSED,
    TIMED_OUT,
    BANNED,
    /** A webhook of a chat of theirs was switched off, as its receiver has failed for long. */
    WEBHOOK_FAILED,
    /** As above, as its receiver wants nothing any more. */
    WEBHOOK_GONE,
    /** As above, as the admin who was responsible for it is none any more. */
    WEBHOOK_UNATTENDED,
    /** A webhook of a chat of theirs was switched off by an administrator of the installation. */
    WEBHOOK_SUSPENDED,
}
