package dev.parley.chat.user;

/** A user has another name or picture than before, or the account was deleted; how it is now is to be looked up. */
public record UserChanged(UserId userId) {}
