package dev.parley.chat.audit;

/** What the audit log tells of. The names are part of the protocol. */
public enum AuditKind {
    LOGGED_IN,
    /** With a password that was wrong, or for an account that is locked. */
    LOGIN_FAILED,
    REGISTERED,
    ADMINISTRATOR_MADE,
    ADMINISTRATOR_DISMISSED,
    ACCOUNT_LOCKED,
    ACCOUNT_UNLOCKED,
    LOGINS_ENDED,
    /** By which a user chooses a new password. */
    RESET_LINK_MADE,
    PASSWORD_CHANGED,
    /** By a link, without the former one. */
    PASSWORD_RESET,
    EMAIL_CHANGED,
    EMAIL_REMOVED,
    REGISTRATION_CHANGED,
    INVITE_MADE,
    INVITE_REVOKED,
    API_KEY_MADE,
    API_KEY_REVOKED,
    LOG_EXPORTED,
}
