package dev.parley.e2e.engine;

import java.util.List;

/**
 * As fast as the server can: the next message is sent as soon as one has come to all members.
 *
 * @param inFlight messages on their way in each chat
 */
record Window(int inFlight) implements Traffic {
    @Override
    public void send(List<ChatTraffic> chats, long now, Sender sender) {
        for (var chat : chats) {
            while (chat.hasFewerInFlight(inFlight)) {
                sender.send(chat, now);
            }
        }
    }

    @Override
    public long pause(long now) {
        return Long.MAX_VALUE;
    }
}
