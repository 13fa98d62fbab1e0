package dev.parley.e2e.engine;

import java.util.List;

/** When messages are sent. */
interface Traffic {
    /** Sends a message to a chat. */
    interface Sender {
        /** @param intended when it was to be sent, in nanoseconds */
        void send(ChatTraffic chat, long intended);
    }

    /** Sends what is due. */
    void send(List<ChatTraffic> chats, long now, Sender sender);

    /** For how many nanoseconds nothing is due, if nothing comes. */
    long pause(long now);

    Traffic NONE = new Traffic() {
        @Override
        public void send(List<ChatTraffic> chats, long now, Sender sender) {}

        @Override
        public long pause(long now) {
            return Long.MAX_VALUE;
        }
    };
}
