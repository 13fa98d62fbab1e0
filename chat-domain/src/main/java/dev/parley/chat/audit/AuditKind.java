package dev.parley.chat.audit;

/** What the audit log tells of. The names are part of the protocol. */
public enum AuditKind {
    LOGGED_IN,
    /** With a password or a code that was wrong, or for an account that is locked. */
    LOGIN_FAILED,
    REGISTERED,
    /** An account that was here is now also somebody's at the provider, by the same e-mail address. */
    PROVIDER_LINKED,
    /** The provider no longer lets its user in. */
    LOGIN_ENDED_BY_PROVIDER,
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
    SECOND_FACTOR_ON,
    SECOND_FACTOR_OFF,
    /** By an administrator, or by the configuration. */
    SECOND_FACTOR_RESET,
    /** With a code that was wrong, by somebody who is logged in. */
    SECOND_FACTOR_FAILED,
    /** In place of a code of the app. */
    RECOVERY_CODE_USED,
    RECOVERY_CODES_MADE,
    /** Who has to have a second factor. */
    SECOND_FACTOR_RULE_CHANGED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** A passkey has signed less often than before, so there are two of it. The log-in was refused. */
    PASSKEY_CLONED,
    /** Who has to have a passkey. */
    PASSKEY_RULE_CHANGED,
    /** Whether members see what edits of messages have replaced. */
    VERSIONS_RULE_CHANGED,
    /** For how many days messages are kept. */
    RETENTION_CHANGED,
    /** On a chat, whose messages are kept however old they are. */
    HOLD_PLACED,
    HOLD_LIFTED,
    /** About a report: a message is removed, its author is timed out in the chat, or banned from it; and that taken back. */
    MESSAGE_REMOVED,
    MEMBER_TIMED_OUT,
    MEMBER_BANNED,
    SANCTIONS_LIFTED,
    REPORT_RESOLVED,
    REGISTRATION_CHANGED,
    INVITE_MADE,
    INVITE_REVOKED,
    API_KEY_MADE,
    API_KEY_REVOKED,
    LOG_EXPORTED,
    /** Somebody has asked for an export of what they have written. */
    DATA_EXPORTED,
    DATA_DOWNLOADED,
}
