package dev.parley.chat.audit;

/** What the audit log tells of. The names are part of the protocol. */
public enum AuditKind {
    LOGGED_IN,
    /** With a password or a code that was wrong, or for an account that is locked. */
    LOGIN_FAILED,
    REGISTERED,
    PERSON_MADE,
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
    /** An administrator has opened a file of a message that is reported. */
    REPORTED_FILE_OPENED,
    /** To a group or channel, by somebody else. */
    MEMBER_ADDED,
    /** By somebody else; also by a ban. */
    MEMBER_REMOVED,
    ROLE_CHANGED,
    /** By the owner before. */
    OWNERSHIP_TRANSFERRED,
    /** Whether somebody is banned from a chat, or timed out in it. */
    SANCTIONS_CHANGED,
    /** Who may do what in a chat, and for how long it keeps its messages. */
    CHAT_RULES_CHANGED,
    /** A word of the list by which messages are filtered; never which. */
    FILTERED_WORD_SET,
    FILTERED_WORD_REMOVED,
    /** A message that waited for an administrator goes out, or does not. */
    HELD_MESSAGE_APPROVED,
    HELD_MESSAGE_REFUSED,
    /** A chat whose owner's account is locked, or is not there, has got another owner. */
    CHAT_HANDED_OVER,
    /** A group or channel of others. */
    CHAT_DELETED,
    /** How much the files of each person, and of each chat, may take. */
    QUOTAS_CHANGED,
    PERSON_QUOTA_CHANGED,
    REGISTRATION_CHANGED,
    INVITE_MADE,
    INVITE_REVOKED,
    API_KEY_MADE,
    API_KEY_REVOKED,
    /** A bot that belongs to no user. */
    SERVER_BOT_MADE,
    SERVER_BOT_CHANGED,
    SERVER_BOT_DELETED,
    /** Of a chat: it tells an address what happens there. */
    WEBHOOK_MADE,
    /** Its address or topics, its secret, or it begins again at an earlier place. */
    WEBHOOK_CHANGED,
    WEBHOOK_DELETED,
    /** Of a chat: what comes to its address is posted there. */
    INCOMING_WEBHOOK_MADE,
    INCOMING_WEBHOOK_DELETED,
    /** By an administrator of the installation, outgoing or incoming. */
    WEBHOOK_SUSPENDED,
    WEBHOOK_ALLOWED,
    LOG_EXPORTED,
    /** Somebody has asked for an export of what they have written. */
    DATA_EXPORTED,
    DATA_DOWNLOADED,
}
