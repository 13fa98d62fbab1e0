package dev.parley.chat.access;

/** What one may want to do in a chat. */
public enum ChatAction {
    READ,
    POST,
    CALL,
    ADD_MEMBERS,
}
