package dev.parley.chat.apikey;

/** What an API key may be for. A key does nothing that none of its scopes names. */
public enum ApiScope {
    /** Reading the owner's chats, their history and files. */
    READ_CHATS,
    /** Sending messages and files to the owner's chats. */
    SEND_MESSAGES,
    /** To make video calls of two, and to hear how they go. */
    CREATE_VIDEO_CALLS,
    /** Reacting to messages. */
    REACT,
    /** Seeing the webhooks of chats where the owner manages them, and having events told to them once more. */
    REPLAY_WEBHOOKS,
    /** Opening the socket, and getting every event of the bot's chats by it. */
    RECEIVE_MESSAGES(true),
    /** Opening the socket, and getting by it what is said to the bot: in chats of two, and where it is mentioned. */
    RECEIVE_MENTIONS(true),
    /** Registering slash commands, and opening the socket to be told of their runs and to answer. */
    ANSWER_COMMANDS(true);

    private final boolean ofBots;

    ApiScope() {
        this(false);
    }

    ApiScope(boolean ofBots) {
        this.ofBots = ofBots;
    }

    /** Whether keys of bots alone have it. Such a key opens the socket. */
    public boolean isOfBots() {
        return ofBots;
    }
}
