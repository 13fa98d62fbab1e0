package dev.parley.e2e.engine;

import java.util.Optional;

/** What one connection says to a server, beginning with its handshake. It knows its user and its chat. */
interface Talk {
    /** By which it says something. */
    interface Voice {
        void say(String frame);
    }

    /** The path of the handshake, with its query. */
    String path();

    /** Of the websocket, or empty. */
    default String subprotocol() {
        return "";
    }

    /** The handshake is over. @return whether it is in its chat now */
    boolean opened(Voice voice);

    /** A frame that came before it was in its chat. @return whether it is now */
    boolean heard(String frame, Voice voice);

    /** The beginning of a frame that came later and is no delivery. Throws where it says that something was refused. */
    void heardBeside(String frame, Voice voice);

    /** A message to the chat. */
    MessageTemplate message();

    /** What is sent every {@link LoadGenerator#HEARTBEAT}, where the server wants something to be. */
    Optional<MessageTemplate> heartbeat();
}
