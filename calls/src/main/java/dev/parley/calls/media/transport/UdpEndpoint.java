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
final class UdpEndpoint implements Endpoint, Ready {

    private static final int SOCKET_BUFFER = 4 << 20;

    /** A browser checks from each of its addresses, and from a new one when its network changes. */
    private static final int MAX_ADDRESSES_PER_PEER = 16;

    /** So many datagrams are taken from one address before the others, and tasks, have their turn. */
    private static final int BATCH = 64;

    private static final int MAX_DATAGRAM = 2048;

    private final DatagramChannel channel;
    private final Arrivals arrivals;
    private final ByteBuffer received = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final Map<InetSocketAddress, PeerTransport> peers = new HashMap<>();

    private UdpEndpoint(DatagramChannel channel, Arrivals arrivals) {
        this.channel = channel;
        this.arrivals = arrivals;
    }

    static UdpEndpoint bind(InetSocketAddress local, Selector selector, Arrivals arrivals) throws IOException {
        var family =
            local.getAddress().getAddress().length == 4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        var channel = DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
            channel.bind(local);
            channel.configureBlocking(false);
            var endpoint = new UdpEndpoint(channel, arrivals);
            channel.register(selector, SelectionKey.OP_READ, endpoint);
            return endpoint;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    InetSocketAddress local() {
        return (InetSocketAddress) channel.socket().getLocalSocketAddress();
    }

    @Override
    public void ready(SelectionKey key) {
        for (int i = 0; i < BATCH; i++) {
            received.clear();
            try {
                var from = (InetSocketAddress) channel.receive(received);
                if (from == null) {
                    return;
                }
                arrivals.arrived(this, from, received.flip());
            } catch (IOException unreachable) {
                // An ICMP error of an earlier packet: the peer's checks tell when it is gone.
            }
        }
    }

    @Override
    public @Nullable PeerTransport peerAt(InetSocketAddress remote) {
        return peers.get(remote);
    }

    void forget(PeerTransport peer) {
        peers.values().removeIf(peer::equals);
    }

    @Override
    public Path pathTo(InetSocketAddress remote) {
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

        @Override
        public boolean admit(PeerTransport peer) {
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
