package dev.parley.calls.media.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A way from this node to a peer that a check has come by. */
interface Path {
    /** Sends one packet, or drops it where the system takes no more. */
    void send(ByteBuffer packet);

    InetSocketAddress remote();

    /** From now on what comes by this path is the peer's; false where it has too many of them, or the path is another's. */
    boolean admit(PeerTransport peer);
}
