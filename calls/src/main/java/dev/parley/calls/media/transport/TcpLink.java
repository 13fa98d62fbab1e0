package dev.parley.calls.media.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A browser's TCP connection, which carries the same packets as UDP would, each after its length in two bytes (RFC 4571). A
 * packet that does not fit into what waits to be sent is dropped whole, as the network would drop it: what is late is of no
 * use.
 */
final class TcpLink implements Endpoint, Path, Ready {

    /** A check is answered within a round trip; a connection without one is no browser's. */
    private static final long PROVE_WITHIN_NS = TimeUnit.SECONDS.toNanos(10);

    private static final int LENGTH_BYTES = 2;
    private static final int MAX_PACKET = 2048;
    /** Some 200 ms of a picture of 2.5 Mbit/s. */
    private static final int MAX_WAITING_BYTES = 1 << 16;

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final Arrivals arrivals;
    private final Consumer<TcpLink> closed;
    private final long openedAt = System.nanoTime();
    private final ByteBuffer incoming = ByteBuffer.allocate(LENGTH_BYTES + MAX_PACKET);
    private final ByteBuffer outgoing = ByteBuffer.allocate(MAX_WAITING_BYTES);
    private @Nullable SelectionKey key;
    private @Nullable PeerTransport peer;

    TcpLink(SocketChannel channel, InetSocketAddress remote, Arrivals arrivals, Consumer<TcpLink> closed) {
        this.channel = channel;
        this.remote = remote;
        this.arrivals = arrivals;
        this.closed = closed;
    }

    void listen(Selector selector) throws IOException {
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            if (ready.isWritable()) {
                flush();
            }
            if (ready.isReadable()) {
                read();
            }
        } catch (IOException gone) {
            close();
        }
    }

    private void read() throws IOException {
        int count = channel.read(incoming);
        if (count < 0) {
            close();
            return;
        }
        incoming.flip();
        while (channel.isOpen() && incoming.remaining() >= LENGTH_BYTES) {
            int length = Short.toUnsignedInt(incoming.getShort(incoming.position()));
            if (length > MAX_PACKET) {
                // No browser's; what follows could not be told apart any more.
                close();
                return;
            }
            if (incoming.remaining() < LENGTH_BYTES + length) {
                break;
            }
            arrivals.arrived(this, remote, incoming.slice(incoming.position() + LENGTH_BYTES, length));
            incoming.position(incoming.position() + LENGTH_BYTES + length);
        }
        incoming.compact();
    }

    @Override
    public void send(ByteBuffer packet) {
        if (!channel.isOpen() || outgoing.remaining() < LENGTH_BYTES + packet.remaining()) {
            return;
        }
        outgoing.putShort((short) packet.remaining()).put(packet);
        try {
            flush();
        } catch (IOException gone) {
            close();
        }
    }

    private void flush() throws IOException {
        outgoing.flip();
        channel.write(outgoing);
        boolean all = !outgoing.hasRemaining();
        outgoing.compact();
        if (key != null && key.isValid()) {
            key.interestOps(all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public boolean admit(PeerTransport proven) {
        if (peer == null) {
            peer = proven;
        }
        return isOf(proven);
    }

    @Override
    public @Nullable PeerTransport peerAt(InetSocketAddress from) {
        return peer;
    }

    @Override
    public Path pathTo(InetSocketAddress from) {
        return this;
    }

    boolean isOf(PeerTransport other) {
        return peer == other;
    }

    boolean isProven() {
        return peer != null;
    }

    void watch(long nowNs) {
        if (!isProven() && nowNs - openedAt > PROVE_WITHIN_NS) {
            close();
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            // It is gone either way.
        }
        closed.accept(this);
    }
}
