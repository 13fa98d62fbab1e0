package dev.parley.e2e.engine;

import java.util.List;

/**
 * So many messages a second, to the chats in turn, whether the server keeps up or not (an open loop). A message that is sent
 * late counts from when it was to be sent.
 */
final class FixedRate implements Traffic {

    private static final int AT_ONCE = 256;
    private static final double SECOND = 1e9;

    private final double messagesPerSecond;
    private long begun;
    private long due;
    private long sent;

    FixedRate(double messagesPerSecond) {
        this.messagesPerSecond = messagesPerSecond;
    }

    @Override
    public void send(List<ChatTraffic> chats, long now, Sender sender) {
        if (begun == 0) {
            begun = now;
            due = now;
        }
        for (int i = 0; i < AT_ONCE && due <= now; i++) {
            sender.send(chats.get((int) (sent % chats.size())), due);
            sent++;
            due = begun + (long) ((sent * SECOND) / messagesPerSecond);
        }
    }

    @Override
    public long pause(long now) {
        return due - now;
    }
}
