package dev.parley.chat.log;

/** What a member may do in a chat; the personal chat has two owners. */
public enum Role {
    OWNER,
    ADMIN,
    MEMBER;

    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }
}
