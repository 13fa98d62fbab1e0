package dev.parley.chat.log;

/** For whom a chat's rule opens something. */
public enum Audience {
    EVERYONE,
    ADMINS,
}
