package dev.parley.chat.digest;

/**
 * How somebody wants to be told of what they miss.
 *
 * @param withText whether a mail says who has written what; else it has the names of chats and how much is new there
 */
public record DigestWishes(DigestFrequency frequency, boolean withText) {
    /** Nobody's messages are mailed without having been asked for. */
    static final DigestWishes NONE = new DigestWishes(DigestFrequency.OFF, true);
}
