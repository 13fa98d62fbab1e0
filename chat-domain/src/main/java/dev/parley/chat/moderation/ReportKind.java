package dev.parley.chat.moderation;

/** Why somebody reports something. */
public enum ReportKind {
    SPAM,
    HARASSMENT,
    ILLEGAL,
    OTHER,
    /** Nobody has reported it: it has a word of the list. */
    WORDS,
}
