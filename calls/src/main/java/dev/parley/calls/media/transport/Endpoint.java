package dev.parley.calls.media.transport;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A socket by which packets of peers come. */
sealed interface Endpoint permits UdpEndpoint, TcpLink {
    /** Whose packets come from there: of who has proven so by a check, if anybody. */
    @Nullable
    PeerTransport peerAt(InetSocketAddress remote);

    Path pathTo(InetSocketAddress remote);
}
