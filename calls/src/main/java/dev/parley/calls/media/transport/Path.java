package dev.parley.calls.media.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A way from this node to a peer that a check has come by. */
interface Path {
    /** Sends one packet, or drops it where the system takes no more. */
    void send(ByteBuffer packet);

    InetSocketAddress remote();
}
