package dev.parley.chat.log;

/**
 * Is told of each chat that is written to, before it happens: what follows the logs then finds the new events even if
 * this node dies before anybody hears of them.
 */
public interface WriteNotice {
    /** Returns when the notice is durable; called for each batch of events, so it has to cost nothing mostly. */
    void before(ChatId chatId);

    /** The batch is durable, or has failed. */
    void after(ChatId chatId);
}
