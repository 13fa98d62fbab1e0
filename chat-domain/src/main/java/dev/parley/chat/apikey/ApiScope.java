package dev.parley.chat.apikey;

/** What an API key may be for. A key does nothing that none of its scopes names. */
public enum ApiScope {
    /** Reading the owner's chats, their history and files. */
    READ_CHATS,
    /** Sending messages and files to the owner's chats. */
    SEND_MESSAGES,
    /** To make video calls of two, and to hear how they go. */
    CREATE_VIDEO_CALLS,
}
