package dev.parley.chat.filter;

/** What becomes of a message that has a word of the list; of several words the strictest counts, which is the last here. */
public enum FilterAction {
    /** It goes out, and a report of it stands among those of members. */
    MARK,
    /** It waits until an administrator approves it. */
    HOLD,
    REFUSE,
}
