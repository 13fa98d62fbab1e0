package dev.parley.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A line between browsers and servers of this machine that can be made worse or cut, without any help of the kernel: it
 * hands datagrams and byte streams on from ports of its own. Datagrams are lost and delayed as {@link #degrade},
 * {@link #lose} and {@link #jitter} say, and to and from a network that was left none pass; while it is cut nothing passes, and streams wait as
 * they do where TCP repeats.
 */
public final class Line implements AutoCloseable {

    private static final int DATAGRAM_MAX = 65_536;
    private static final int CHUNK = 16_384;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ScheduledExecutorService delays = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(7);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition restored = lock.newCondition();
    private volatile boolean cut;
    private volatile double lossUp;
    private volatile double lossDown;
    private final AtomicInteger network = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration jitter = Duration.ZERO;

    /** Loses this share of what is sent towards the server, 0 to 1, and delays everything by this long each way. */
    public void degrade(double share, Duration eachWay) {
        lossUp = share;
        lossDown = 0;
        delay = eachWay;
    }

    /** Loses this share of what is sent in either direction, 0 to 1. */
    public void lose(double share) {
        lossUp = share;
        lossDown = share;
    }

    /** Delays each datagram by up to this much more, at random, so that some overtake others. */
    public void jitter(Duration atMost) {
        jitter = atMost;
    }

    public void cut() {
        cut = true;
    }

    /** All who have sent datagrams so far have left the network from which they did: from another port they come through. */
    public void leaveNetwork() {
        network.incrementAndGet();
    }

    /** As good as new. */
    public void restore() {
        degrade(0, Duration.ZERO);
        jitter(Duration.ZERO);
        lock.lock();
        try {
            cut = false;
            restored.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A port that leads to one of the machine's, for byte streams: each to the first of these that somebody listens at. */
    public int streams(int... targets) {
        try {
            var server = remember(ServerSocketChannel.open().bind(loopback(0)));
            Thread.ofVirtual().start(() -> accept(server, targets));
            return ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that leads to this one of the machine's, for datagrams. */
    public int datagrams(int target) {
        try {
            var near = remember(DatagramChannel.open().bind(loopback(0)));
            Thread.ofVirtual().start(() -> relay(near, target));
            return ((InetSocketAddress) near.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        restore();
        delays.shutdownNow();
        synchronized (open) {
            open.forEach(Line::closeQuietly);
        }
    }

    private void accept(ServerSocketChannel server, int... targets) {
        untilClosed(() -> {
            var near = remember(server.accept());
            var far = connect(targets);
            if (far.isEmpty()) {
                closeQuietly(near);
                return;
            }
            Thread.ofVirtual().start(() -> pump(near, far.get()));
            Thread.ofVirtual().start(() -> pump(far.get(), near));
        });
    }

    private Optional<SocketChannel> connect(int... targets) throws IOException {
        for (int target : targets) {
            try {
                return Optional.of(remember(SocketChannel.open(loopback(target))));
            } catch (ConnectException nobodyListens) {
                // The next one may do.
            }
        }
        return Optional.empty();
    }

    /** Where one end is gone, the other one is told so, however it went. */
    private void pump(SocketChannel from, SocketChannel to) {
        var buffer = ByteBuffer.allocate(CHUNK);
        try (from; to) {
            while (from.read(buffer.clear()) >= 0) {
                awaitRestored();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        } catch (IOException gone) {
            // One of them, or this line.
        }
    }

    /** @param network from which the sender came first */
    private record Way(DatagramChannel far, int network) {}

    /** Each sender gets a port of its own towards the target, so that answers find the way back. */
    private void relay(DatagramChannel near, int target) {
        Map<SocketAddress, Way> ways = new ConcurrentHashMap<>();
        var buffer = ByteBuffer.allocate(DATAGRAM_MAX);
        untilClosed(() -> {
            buffer.clear();
            var sender = near.receive(buffer);
            buffer.flip();
            var way = ways.get(sender);
            if (way == null) {
                way = new Way(remember(DatagramChannel.open().connect(loopback(target))), network.get());
                ways.put(sender, way);
                var back = way;
                Thread.ofVirtual().start(() -> relayBack(back, near, sender));
            }
            if (way.network() == network.get() && random.nextDouble() >= lossUp) {
                pass(buffer, way.far(), null);
            }
        });
    }

    private void relayBack(Way way, DatagramChannel near, SocketAddress sender) {
        var buffer = ByteBuffer.allocate(DATAGRAM_MAX);
        untilClosed(() -> {
            buffer.clear();
            way.far().receive(buffer);
            buffer.flip();
            if (way.network() == network.get() && random.nextDouble() >= lossDown) {
                pass(buffer, near, sender);
            }
        });
    }

    private void pass(ByteBuffer datagram, DatagramChannel way, @Nullable SocketAddress to) {
        if (cut) {
            return;
        }
        var copy = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
        long micros = TimeUnit.MILLISECONDS.toMicros(delay.toMillis()) + random.nextLong(jitter.toNanos() / 1_000 + 1);
        delays.schedule(() -> send(copy, way, to), micros, TimeUnit.MICROSECONDS);
    }

    private static void send(ByteBuffer datagram, DatagramChannel way, @Nullable SocketAddress to) {
        try {
            if (to == null) {
                way.write(datagram);
            } else {
                way.send(datagram, to);
            }
        } catch (IOException lost) {
            // As datagrams are.
        }
    }

    private void awaitRestored() {
        lock.lock();
        try {
            while (cut) {
                restored.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void untilClosed(Step step) {
        try {
            while (true) {
                step.run();
            }
        } catch (ClosedChannelException | SocketException closed) {
            // The other side, or this line.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T remember(T channel) {
        synchronized (open) {
            open.add(channel);
        }
        return channel;
    }

    private static void closeQuietly(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception gone) {
            // It is to be.
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
