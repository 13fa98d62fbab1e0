package dev.parley.chat.log;

/** Who may do something by a chat's rules. */
public enum Audience {
    EVERYONE,
    ADMINS,
}
