package dev.parley.chat.moderation;

/** What an administrator can do about a report. */
public enum ReportAction {
    REMOVE_MESSAGE,
    /** The author may only read in the chat for a time. */
    TIME_OUT,
    /** The author is out of the chat and does not come back. */
    BAN,
    /** Nobody acts by the author's account any more. */
    LOCK,
    /** Takes back ban and time-out in the chat. */
    LIFT,
}
