package dev.parley.chat.log;

/** What kind of place a chat is. */
public enum ChatType {
    PERSONAL,
    GROUP,
    CHANNEL,
}
