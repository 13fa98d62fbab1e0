package dev.parley.chat.moderation;

/** What came of a report. */
public enum ReportOutcome {
    /** Nothing had to be done. */
    DISMISSED,
    /** Something was done about it. */
    ACTED,
}
