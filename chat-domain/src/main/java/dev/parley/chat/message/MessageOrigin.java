package dev.parley.chat.message;

/** From where a message comes. */
public enum MessageOrigin {
    PERSON,
    /** A bot wrote it, or it is the answer to a command of a bot. */
    BOT,
    WEBHOOK,
    /** The server itself, for instance the recording of a call. */
    SYSTEM,
}
