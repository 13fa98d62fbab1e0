package dev.parley.chat.push;

/**
 * How a device wants its pushes, as its page is set.
 *
 * @param level of what it is told
 * @param withText whether a push says who has written what, and where
 * @param language what a push is written in
 */
public record PushWishes(Level level, boolean withText, Language language) {
    /** Of what a device is told. */
    public enum Level {
        OFF,
        /** Of what is for oneself: personal messages and mentions. */
        MENTIONS,
        ALL,
    }

    /** The languages of the page. */
    public enum Language {
        EN,
        RU,
        FA,
    }
}
