package dev.parley.chat.moderation;

/** Why somebody reports something. */
public enum ReportKind {
    SPAM,
    HARASSMENT,
    ILLEGAL,
    OTHER,
}
