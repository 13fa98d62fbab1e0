package dev.parley.calls.media;

import dev.parley.calls.media.bandwidth.DownlinkEstimate;
import dev.parley.calls.media.rtp.RtcpWriter;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.TransportFeedback;
import dev.parley.calls.media.rtp.TransportFeedback.Arrival;
import dev.parley.calls.media.transport.IceCredentials;
import dev.parley.calls.media.transport.TestPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Receives, and tells the router what would have come, and when, by a line with a queue of 150 ms. */
final class ThrottledLine implements AutoCloseable {

    private static final int TRANSPORT_SEQUENCE = 3;
    private static final long QUEUE_NS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long FEEDBACK_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long CHECK_NS = TimeUnit.SECONDS.toNanos(2);

    private final TestPeer peer;
    private @Nullable IceCredentials router;
    private long checkedAtNs;
    private final RtpPacketView view = new RtpPacketView();
    private final RtcpWriter writer = new RtcpWriter();
    private final TreeMap<Long, Long> arrivals = new TreeMap<>();
    private long capacity = 5_000_000;
    private long freeNs;
    private long number = -1;
    private long nextToTell;
    private long toldAtNs;
    private int feedbacks;
    private int newestLayer;
    private long sounds;
    private long pictures;
    private long dropped;

    /** @param port where the router is reached */
    ThrottledLine(InetSocketAddress port) throws IOException {
        peer = new TestPeer(port);
    }

    String offer() {
        return """
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        t=0 0
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        a=mid:0
        a=ice-ufrag:%s
        a=fingerprint:%s
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=rtpmap:111 opus/48000/2
        a=recvonly
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        a=mid:1
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=rtpmap:96 VP8/90000
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        a=recvonly
        """.formatted(TestPeer.FRAGMENT, peer.fingerprint());
    }

    /** @param answer to its {@link #offer} */
    void connect(String answer) throws IOException {
        router = MediaClient.credentialsIn(answer);
        peer.nominate(router);
        peer.secure();
    }

    @Override
    public void close() {
        peer.close();
    }

    private void stay(long nowNs) throws IOException {
        if (router != null && nowNs - checkedAtNs > CHECK_NS) {
            checkedAtNs = nowNs;
            peer.stay(router);
        }
    }

    void throttle(long bitsPerSecond) {
        capacity = bitsPerSecond;
    }

    int newestLayer() {
        return newestLayer;
    }

    long sounds() {
        return sounds;
    }

    long pictures() {
        return pictures;
    }

    boolean isQueueShort() {
        return freeNs - System.nanoTime() < QUEUE_NS / 2;
    }

    /** What is there, for a moment, and tells of it. */
    void receive(long nowNs) throws IOException {
        stay(nowNs);
        for (byte[] packet = peer.receive(2); packet.length > 0; packet = peer.receive(1)) {
            if (view.read(packet, 0, packet.length)) {
                take(packet, System.nanoTime());
            }
        }
        if (nowNs - toldAtNs > FEEDBACK_NS) {
            tell(nowNs);
        }
    }

    private void take(byte[] packet, long nowNs) {
        int at = view.extension(TRANSPORT_SEQUENCE);
        int sequence = (Byte.toUnsignedInt(packet[at]) << 8) | Byte.toUnsignedInt(packet[at + 1]);
        if (number < 0) {
            number = sequence;
            nextToTell = sequence;
        }
        number += (short) (sequence - (int) number);
        if (freeNs - nowNs > QUEUE_NS) {
            dropped++;
            return;
        }
        long bits = 8L * (packet.length + DownlinkEstimate.OVERHEAD_BYTES);
        freeNs = Math.max(freeNs, nowNs) + (bits * TimeUnit.SECONDS.toNanos(1)) / capacity;
        arrivals.put(number, freeNs);
        if (view.payloadType() == 111) {
            sounds++;
        } else if (view.payloadType() == 96) {
            pictures++;
            newestLayer = packet[packet.length - 1];
        }
    }

    private void tell(long nowNs) throws IOException {
        var told = new ArrayList<Arrival>();
        long last = arrivals
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() <= nowNs)
            .mapToLong(entry -> entry.getKey())
            .max()
            .orElse(-1);
        for (; nextToTell <= last && told.size() < 400; nextToTell++) {
            var arrivedNs = arrivals.remove(nextToTell);
            told.add(
                new Arrival((int) nextToTell & 0xFFFF, arrivedNs != null, arrivedNs == null ? 0 : arrivedNs / 1_000)
            );
        }
        if (!told.isEmpty()) {
            toldAtNs = nowNs;
            writer.begin().arrivals(77, 78, new TransportFeedback(feedbacks++ & 0xFF, told));
            peer.sendRtcp(Arrays.copyOf(writer.bytes(), writer.length()));
        }
    }

    @Override
    public String toString() {
        return "layer %d, %d sounds, %d pictures, %d dropped, %d bit/s".formatted(
            newestLayer,
            sounds,
            pictures,
            dropped,
            capacity
        );
    }
}
