package dev.parley.calls.media.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** What is done with packets that come. */
@FunctionalInterface
interface Arrivals {
    /** @param packet is to be used before the method returns */
    void arrived(Endpoint by, InetSocketAddress from, ByteBuffer packet);
}
