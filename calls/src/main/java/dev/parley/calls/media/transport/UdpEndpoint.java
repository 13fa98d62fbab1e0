package dev.parley.calls.media.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One local address of the port, with the peers that have proven themselves at a remote one. Answers leave by the address
 * that was asked.
 */
final class UdpEndpoint {

    private static final int SOCKET_BUFFER = 4 << 20;

    /** A browser checks from each of its addresses, and from a new one when its network changes. */
    private static final int MAX_ADDRESSES_PER_PEER = 16;

    private final DatagramChannel channel;
    private final Map<InetSocketAddress, PeerTransport> peers = new HashMap<>();

    private UdpEndpoint(DatagramChannel channel) {
        this.channel = channel;
    }

    static UdpEndpoint bind(InetSocketAddress local, Selector selector) throws IOException {
        var family =
            local.getAddress().getAddress().length == 4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        var channel = DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
            channel.bind(local);
            channel.configureBlocking(false);
            var endpoint = new UdpEndpoint(channel);
            channel.register(selector, SelectionKey.OP_READ, endpoint);
            return endpoint;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    InetSocketAddress local() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** Receives the next datagram into the buffer; null where there is none. */
    @Nullable
    InetSocketAddress receive(ByteBuffer buffer) throws IOException {
        return (InetSocketAddress) channel.receive(buffer);
    }

    @Nullable
    PeerTransport peerAt(InetSocketAddress remote) {
        return peers.get(remote);
    }

    void forget(PeerTransport peer) {
        peers.values().removeIf(peer::equals);
    }

    Path pathTo(InetSocketAddress remote) {
        return new UdpPath(remote);
    }

    void close() throws IOException {
        channel.close();
    }

    final class UdpPath implements Path {

        private final InetSocketAddress remote;

        UdpPath(InetSocketAddress remote) {
            this.remote = remote;
        }

        @Override
        public InetSocketAddress remote() {
            return remote;
        }

        @Override
        public void send(ByteBuffer packet) {
            try {
                channel.send(packet, remote);
            } catch (IOException unreachable) {
                // As a packet that is lost on the way: the checks tell when the path is gone.
            }
        }

        /** False where the peer has come from too many addresses. */
        boolean leadsTo(PeerTransport peer) {
            if (peers.get(remote) == peer) {
                return true;
            }
            if (peers.values().stream().filter(peer::equals).count() >= MAX_ADDRESSES_PER_PEER) {
                return false;
            }
            peers.put(remote, peer);
            return true;
        }
    }
}
