package dev.parley.chat.member;

/** Whom a user lets add them to groups and channels. By all others they are asked first. */
public enum AddedBy {
    EVERYBODY,
    /** Who shares a group or channel with the user, or whom the user has written to. */
    ACQUAINTANCES,
    NOBODY,
}
