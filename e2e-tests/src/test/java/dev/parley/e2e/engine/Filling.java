package dev.parley.e2e.engine;

import java.util.List;

/**
 * As a {@link Window}, until so many messages have been sent.
 *
 * @param messages to each chat
 */
record Filling(int messages, int inFlight) implements Traffic {
    @Override
    public void send(List<ChatTraffic> chats, long now, Sender sender) {
        for (var chat : chats) {
            while (chat.sent() < messages && chat.hasFewerInFlight(inFlight)) {
                sender.send(chat, now);
            }
        }
    }

    @Override
    public long pause(long now) {
        return Long.MAX_VALUE;
    }

    boolean isDone(ChatTraffic chat) {
        return chat.sent() == messages && chat.missing() == 0;
    }
}
