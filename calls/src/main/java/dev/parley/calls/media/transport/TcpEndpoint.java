package dev.parley.calls.media.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lombok.extern.slf4j.Slf4j;

/**
 * One local address at which browsers connect by TCP whose network lets no UDP through: the passive side of ICE-TCP (RFC
 * 6544). What a connection may cost before it has proven itself by a check is bounded.
 */
@Slf4j
final class TcpEndpoint implements Ready {

    static final int MAX_LINKS = 2_000;
    /** Connections that the system may hold until they are accepted. Java's 50 are too few when a call's people return at once. */
    private static final int MAX_WAITING = 1_024;
    /** Browsers behind one address may be many; those of them that prove nothing are few. */
    static final int MAX_UNPROVEN_PER_ADDRESS = 32;

    private final ServerSocketChannel channel;
    private final Selector selector;
    private final Arrivals arrivals;
    private final Set<TcpLink> links = new LinkedHashSet<>();

    private TcpEndpoint(ServerSocketChannel channel, Selector selector, Arrivals arrivals) {
        this.channel = channel;
        this.selector = selector;
        this.arrivals = arrivals;
    }

    static TcpEndpoint bind(InetSocketAddress local, Selector selector, Arrivals arrivals) throws IOException {
        var channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(local, MAX_WAITING);
            channel.configureBlocking(false);
            var endpoint = new TcpEndpoint(channel, selector, arrivals);
            channel.register(selector, SelectionKey.OP_ACCEPT, endpoint);
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
        try {
            for (var accepted = channel.accept(); accepted != null; accepted = channel.accept()) {
                welcome(accepted);
            }
        } catch (IOException failure) {
            // Out of file descriptors, or the browser has given up already: those that are connected go on.
            log.debug("Could not take a connection", failure);
        }
    }

    private void welcome(SocketChannel accepted) throws IOException {
        try {
            var remote = (InetSocketAddress) accepted.getRemoteAddress();
            if (links.size() >= MAX_LINKS || unproven(remote.getAddress()) >= MAX_UNPROVEN_PER_ADDRESS) {
                accepted.close();
                return;
            }
            accepted.configureBlocking(false);
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var link = new TcpLink(accepted, remote, arrivals, links::remove);
            link.listen(selector);
            links.add(link);
        } catch (IOException | RuntimeException failure) {
            accepted.close();
            throw failure;
        }
    }

    private long unproven(InetAddress address) {
        return links
            .stream()
            .filter(link -> !link.isProven() && link.remote().getAddress().equals(address))
            .count();
    }

    /** Lets go of those that have proven nothing in time. */
    void watch(long nowNs) {
        List.copyOf(links).forEach(link -> link.watch(nowNs));
    }

    void forget(PeerTransport peer) {
        List.copyOf(links)
            .stream()
            .filter(link -> link.isOf(peer))
            .forEach(TcpLink::close);
    }

    void close() throws IOException {
        List.copyOf(links).forEach(TcpLink::close);
        channel.close();
    }
}
