package dev.parley.chat.administration;

/** Which people an administrator looks for. */
public enum PeopleKind {
    EVERYBODY,
    ADMINISTRATORS,
    LOCKED,
}
