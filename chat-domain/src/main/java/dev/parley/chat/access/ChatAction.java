package dev.parley.chat.access;

/** What one may want to do in a chat. */
public enum ChatAction {
    READ,
    POST,
    MENTION_ALL,
    SKIP_SLOW_MODE,
    PIN,
    DELETE_OTHERS_MESSAGES,
    CALL,
    RECORD,
    ADD_MEMBERS,
    INVITE,
    MANAGE_INVITES,
    MANAGE_WEBHOOKS,
    REMOVE_MEMBERS,
    LEAVE,
    CHANGE_PROFILE,
    CHANGE_RULES,
    CHANGE_HANDLE,
    CHANGE_ROLES,
    TRANSFER_OWNERSHIP,
    DELETE_CHAT,
}
