package dev.parley.chat.member;

/** Who may add a user to groups and channels. All others have to ask first. */
public enum AddedBy {
    EVERYBODY,
    /** Users who share a group or channel with the user, or to whom the user has written. */
    ACQUAINTANCES,
    NOBODY,
}
