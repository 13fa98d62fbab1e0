package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.RtcpWriter;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import dev.parley.calls.media.rtp.TransportFeedback;
import dev.parley.calls.media.rtp.TransportFeedback.Arrival;
import dev.parley.calls.media.rtp.Vp8Payloads;
import dev.parley.calls.media.transport.IceCredentials;
import dev.parley.calls.media.transport.TestPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of many in {@link FullRoomBenchmark}: publishes a voice, and a camera in two layers of about 100 and 500 kbit/s, and
 * receives those of all others. The last eight bytes of each packet are the time at which it was sent.
 */
final class BenchmarkPeer implements AutoCloseable {

    static final int SMALL_HEIGHT = 180;
    static final int LARGE_HEIGHT = 360;

    private static final int FRAMES_PER_SECOND = 15;
    private static final int KEY_FRAME_EACH = 2 * FRAMES_PER_SECOND;
    private static final int PACKETS_OF_LARGE = 4;
    private static final long FRAME_NS = TimeUnit.SECONDS.toNanos(1) / FRAMES_PER_SECOND;
    private static final long SOUND_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long CHECK_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long FEEDBACK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String name;
    private final TestPeer peer;
    private final IceCredentials router;
    private final long phaseNs;
    private final RtpWriter writer = new RtpWriter(1_500);
    private final RtcpWriter control = new RtcpWriter();
    private final RtpPacketView view = new RtpPacketView();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Double> delays = new ArrayList<>();
    private long checkedAtNs;
    private long toldAtNs;
    private int feedbacks;
    private int sounds;
    private int frames;
    private int smallSequence;
    private int largeSequence;
    private int nextNumber = -1;
    private long received;
    private long missing;

    /** Asks the room of the port by {@code answer}, and connects. */
    BenchmarkPeer(String name, List<String> others, InetSocketAddress port, Answering answering) throws Exception {
        this.name = name;
        this.phaseNs = (FRAME_NS * Math.floorMod(name.hashCode(), 97)) / 97;
        peer = new TestPeer(port);
        router = answering.answer(
            name,
            BenchmarkOffer.of(peer.fingerprint(), others.size()),
            BenchmarkOffer.SENDS,
            BenchmarkOffer.wants(others)
        );
        peer.nominate(router);
        peer.secure();
    }

    /** How the room answers an offer. */
    interface Answering {
        IceCredentials answer(String who, String sdp, Map<String, Sending> sends, Map<String, Wanted> wants)
            throws Exception;
    }

    /**
     * What came since the last time.
     *
     * @param delaysMs of one packet of 16, from its sending until it was opened here
     */
    record Received(long packets, long missing, List<Double> delaysMs) {}

    synchronized Received take() {
        var taken = new Received(received, missing, List.copyOf(delays));
        received = 0;
        missing = 0;
        delays.clear();
        return taken;
    }

    /** Sends and receives until its thread is interrupted. */
    void live() {
        try {
            long startNs = System.nanoTime() - phaseNs;
            while (!Thread.currentThread().isInterrupted()) {
                long nowNs = System.nanoTime();
                send(nowNs - startNs);
                stay(nowNs);
                for (byte[] packet = peer.receive(2); packet.length > 0; packet = peer.receive(1)) {
                    arrived(packet, System.nanoTime());
                    if (isDue(System.nanoTime() - startNs)) {
                        break;
                    }
                }
                tell(nowNs);
            }
        } catch (IOException ended) {
            throw new IllegalStateException(name, ended);
        }
    }

    @Override
    public void close() {
        peer.close();
    }

    private boolean isDue(long passedNs) {
        return sounds * SOUND_NS < passedNs || frames * FRAME_NS < passedNs;
    }

    private void send(long passedNs) throws IOException {
        while (sounds * SOUND_NS < passedNs) {
            writer.begin(111, false, sounds & 0xFFFF, sounds * 960, 41);
            // All speak, each louder now and quieter then.
            int level = 20 + (int) (20 * (1 + Math.sin(sounds / 300.0 + phaseNs)));
            writer.extension(BenchmarkOffer.LEVEL, new byte[] { (byte) level }, 0, 1);
            extension(BenchmarkOffer.MID, "0");
            finish(new byte[80]);
            sounds++;
        }
        while (frames * FRAME_NS < passedNs) {
            picture(42, "l", smallSequence++, SMALL_HEIGHT, 800, true);
            for (int i = 1; i <= PACKETS_OF_LARGE; i++) {
                picture(43, "h", largeSequence++, LARGE_HEIGHT, 1_000, i == PACKETS_OF_LARGE);
            }
            frames++;
        }
    }

    private void picture(int ssrc, String rid, int sequence, int height, int bytes, boolean last) throws IOException {
        writer.begin(96, last, sequence & 0xFFFF, frames * (90_000 / FRAMES_PER_SECOND), ssrc);
        extension(BenchmarkOffer.MID, "1");
        extension(BenchmarkOffer.RID, rid);
        byte[] payload = Vp8Payloads.first(frames % KEY_FRAME_EACH == 0, height, bytes);
        finish(payload);
    }

    private void extension(int id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.extension(id, bytes, 0, bytes.length);
    }

    private void finish(byte[] payload) throws IOException {
        ByteBuffer.wrap(payload).putLong(payload.length - Long.BYTES, System.nanoTime());
        writer.payload(payload, 0, payload.length);
        peer.sendRtp(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private void stay(long nowNs) throws IOException {
        if (nowNs - checkedAtNs > CHECK_NS) {
            checkedAtNs = nowNs;
            peer.stay(router);
        }
    }

    private synchronized void arrived(byte[] packet, long nowNs) {
        if (!view.read(packet, 0, packet.length)) {
            return;
        }
        int at = view.extension(BenchmarkOffer.TRANSPORT_SEQUENCE);
        int number = (Byte.toUnsignedInt(packet[at]) << 8) | Byte.toUnsignedInt(packet[at + 1]);
        int gap = nextNumber < 0 ? 0 : (short) (number - nextNumber);
        if (gap < 0) {
            // It comes late, and was counted as missing.
            return;
        }
        for (int i = 0; i < gap; i++) {
            arrivals.add(new Arrival((nextNumber + i) & 0xFFFF, false, 0));
        }
        missing += gap;
        nextNumber = (number + 1) & 0xFFFF;
        arrivals.add(new Arrival(number, true, nowNs / 1_000));
        received++;
        if (received % 16 == 0 && view.payloadLength() > Long.BYTES) {
            long sentNs = ByteBuffer.wrap(packet).getLong(packet.length - Long.BYTES);
            delays.add((nowNs - sentNs) / 1e6);
        }
    }

    private void tell(long nowNs) throws IOException {
        if (nowNs - toldAtNs < FEEDBACK_NS || arrivals.isEmpty()) {
            return;
        }
        toldAtNs = nowNs;
        for (int i = 0; i < arrivals.size(); i += 200) {
            var some = List.copyOf(arrivals.subList(i, Math.min(arrivals.size(), i + 200)));
            control.begin().arrivals(77, 78, new TransportFeedback(feedbacks++ & 0xFF, some));
            peer.sendRtcp(Arrays.copyOf(control.bytes(), control.length()));
        }
        arrivals.clear();
    }
}
