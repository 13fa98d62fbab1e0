package dev.parley.calls.media.transport;

import dev.parley.calls.media.stun.BindingRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.extern.slf4j.Slf4j;

/**
 * The port, of UDP and of TCP, by which all browsers reach the router of this node, and the one thread that does all work on
 * packets. Until a sender has proven with a check that it knows a peer's password, a packet costs two lookups and, with a
 * known fragment, one HMAC; nothing is kept and nothing answered.
 */
@Slf4j
public final class MediaPort implements AutoCloseable {

    private static final long TICK_MS = 20;
    private static final long SOON_MS = 5;
    private static final long WATCH_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final RouterCertificate certificate;
    private final TransportCounts counts;
    private final Selector selector;
    private final List<UdpEndpoint> udp = new ArrayList<>();
    private final List<TcpEndpoint> tcp = new ArrayList<>();
    private final ExpectedPeers peers = new ExpectedPeers();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<Runnable> tickers = new ArrayList<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Packet packet = new Packet();
    private final Thread thread;
    private volatile boolean running = true;
    private long tickedAt = System.nanoTime();
    private long watchedAt;
    private boolean pressed;

    private MediaPort(RouterCertificate certificate, TransportCounts counts, Selector selector) {
        this.certificate = certificate;
        this.counts = counts;
        this.selector = selector;
        this.thread = Thread.ofPlatform().name("media-port").unstarted(this::run);
    }

    /** As {@link #open(List, List, Instant, TransportCounts)}, counting for nobody. */
    public static MediaPort open(List<InetSocketAddress> udp, List<InetSocketAddress> tcp, Instant now)
        throws IOException {
        return open(udp, tcp, now, new TransportCounts());
    }

    /**
     * Binds the ports at each of these addresses and starts its thread.
     *
     * @param udp where datagrams are received
     * @param tcp where connections are taken; none where there is to be no TCP
     * @param counts counts what goes through the port
     * @throws IOException if an address is not this machine's, or taken
     */
    public static MediaPort open(
        List<InetSocketAddress> udp,
        List<InetSocketAddress> tcp,
        Instant now,
        TransportCounts counts
    ) throws IOException {
        SrtpSession.warmedUp();
        var port = new MediaPort(RouterCertificate.create(now), counts, Selector.open());
        try {
            for (InetSocketAddress address : udp) {
                port.udp.add(UdpEndpoint.bind(address, port.selector, port::arrived));
            }
            for (InetSocketAddress address : tcp) {
                port.tcp.add(TcpEndpoint.bind(address, port.selector, port::arrived));
            }
        } catch (IOException | RuntimeException failure) {
            port.closeSockets();
            throw failure;
        }
        port.thread.start();
        return port;
    }

    /** Where it is bound by UDP, with the number that the system chose where 0 was asked for. */
    public List<InetSocketAddress> addresses() {
        return udp.stream().map(UdpEndpoint::local).toList();
    }

    /** The same by TCP. */
    public List<InetSocketAddress> tcpAddresses() {
        return tcp.stream().map(TcpEndpoint::local).toList();
    }

    /** By which browsers know this process. */
    public Fingerprint fingerprint() {
        return certificate.fingerprint();
    }

    /**
     * Expects a peer. To be called on the port's thread.
     *
     * @param remoteFragment the fragment that the browser's description has
     * @param remote the fingerprint that the browser's description promises
     */
    public PeerTransport expect(String remoteFragment, Fingerprint remote, PeerEvents events) {
        return expect(new PeerTransport(this, certificate, remoteFragment, remote, events, counts));
    }

    /**
     * As {@link #expect(String, Fingerprint, PeerEvents)} for a peer that only tries whether it gets through: it is counted
     * nowhere, and nobody remembers that it has ended.
     */
    public PeerTransport expectTrial(String remoteFragment, Fingerprint remote, PeerEvents events) {
        return expect(new PeerTransport(this, certificate, remoteFragment, remote, events, null));
    }

    private PeerTransport expect(PeerTransport peer) {
        peers.add(peer);
        return peer;
    }

    /** Whether a peer with this certificate was connected or expected, and is so no more. To be called on the port's thread. */
    public boolean hasEnded(Fingerprint remote) {
        return peers.hasEnded(remote);
    }

    /** Has it done by the port's thread, after what was asked for before. */
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** Has it done by the port's thread every 20 ms or so. To be called on that thread. */
    public void onTick(Runnable ticker) {
        tickers.add(ticker);
    }

    /** The next tick comes 5 ms after the last one. To be called on the port's thread. */
    public void tickSoon() {
        pressed = true;
    }

    void forget(PeerTransport peer) {
        peers.end(peer);
        udp.forEach(endpoint -> endpoint.forget(peer));
        tcp.forEach(endpoint -> endpoint.forget(peer));
    }

    private void run() {
        while (running) {
            try {
                long waitMs = Math.max(1, TimeUnit.NANOSECONDS.toMillis(untilTick(System.nanoTime())));
                selector.select(key -> ((Ready) key.attachment()).ready(key), waitMs);
                woken.set(false);
                runTasks();
                long now = System.nanoTime();
                if (untilTick(now) <= 0) {
                    tick(now);
                }
            } catch (IOException | RuntimeException failure) {
                log.error("The media port goes on after a failure", failure);
            }
        }
    }

    private void arrived(Endpoint endpoint, InetSocketAddress from, ByteBuffer datagram) {
        try {
            handle(endpoint, from, datagram);
        } catch (RuntimeException failure) {
            log.warn("Dropped a packet", failure);
        }
    }

    private void handle(Endpoint endpoint, InetSocketAddress from, ByteBuffer datagram) {
        switch (PacketKind.of(datagram)) {
            case STUN -> check(endpoint, from, datagram);
            case DTLS -> {
                var peer = endpoint.peerAt(from);
                if (peer != null) {
                    peer.dtls(datagram);
                }
            }
            case RTP -> {
                var peer = endpoint.peerAt(from);
                if (peer != null && packet.read(datagram)) {
                    peer.rtp(packet);
                }
            }
            case RTCP -> {
                var peer = endpoint.peerAt(from);
                if (peer != null && packet.read(datagram)) {
                    peer.rtcp(packet);
                }
            }
            case OTHER -> {
                // Nobody sends it.
            }
        }
    }

    private void check(Endpoint endpoint, InetSocketAddress from, ByteBuffer datagram) {
        BindingRequest.read(datagram).ifPresent(request -> {
            var peer = peers.by(request.receiverFragment());
            if (peer != null) {
                peer.checked(request, endpoint.pathTo(from));
            }
        });
    }

    private void runTasks() {
        while (tasks.poll() instanceof Runnable task) {
            try {
                task.run();
            } catch (RuntimeException failure) {
                log.warn("A task of the media port failed", failure);
            }
        }
    }

    private long untilTick(long now) {
        return TimeUnit.MILLISECONDS.toNanos(pressed ? SOON_MS : TICK_MS) - (now - tickedAt);
    }

    private void tick(long now) {
        tickedAt = now;
        pressed = false;
        tickers.forEach(Runnable::run);
        if (now - watchedAt > WATCH_EVERY_NS) {
            watchedAt = now;
            peers.all().forEach(peer -> peer.watch(now));
            tcp.forEach(endpoint -> endpoint.watch(now));
        }
    }

    /** Ends all peers without a word to their events. */
    @Override
    public void close() {
        running = false;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        peers.all().forEach(PeerTransport::close);
        closeSockets();
    }

    private void closeSockets() {
        try {
            for (UdpEndpoint endpoint : udp) {
                endpoint.close();
            }
            for (TcpEndpoint endpoint : tcp) {
                endpoint.close();
            }
            selector.close();
        } catch (IOException failure) {
            log.debug("Could not close the media port", failure);
        }
    }
}
