package dev.parley.calls.media;

import dev.parley.calls.media.rtp.RtpWriter;
import dev.parley.calls.media.rtp.Vp8Payloads;
import dev.parley.calls.media.transport.IceCredentials;
import dev.parley.calls.media.transport.TestPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Publishes sound, and a camera in two layers of about 80 and 500 kbit/s, with a key frame of each every half second. */
final class ScriptedCamera implements AutoCloseable {

    static final int SMALL = 1;
    static final int LARGE = 2;

    private static final int MID = 4;
    private static final int RID = 10;
    private static final int FRAMES_PER_SECOND = 20;
    private static final int KEY_FRAME_EACH = FRAMES_PER_SECOND / 2;
    private static final long SOUND_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long CHECK_NS = TimeUnit.SECONDS.toNanos(2);

    private final TestPeer peer;
    private @Nullable IceCredentials router;
    private long checkedAtNs;
    private final long startNs = System.nanoTime();
    private final RtpWriter writer = new RtpWriter(1_500);
    private int sounds;
    private int frames;
    private int smallSequence;
    private int largeSequence;

    /** @param port where the router is reached */
    ScriptedCamera(InetSocketAddress port) throws IOException {
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
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=rtpmap:111 opus/48000/2
        a=sendonly
        m=video 9 UDP/TLS/RTP/SAVPF 96
        a=mid:1
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
        a=rtpmap:96 VP8/90000
        a=rid:l send
        a=rid:h send
        a=simulcast:send l;h
        a=sendonly
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

    /** All that is due by now. */
    void send(long nowNs) throws IOException {
        stay(nowNs);
        while (sounds * SOUND_NS < nowNs - startNs) {
            writer.begin(111, false, sounds & 0xFFFF, sounds * 960, 41);
            extension(MID, "0");
            finish(new byte[20]);
            sounds++;
        }
        long frameNs = TimeUnit.SECONDS.toNanos(1) / FRAMES_PER_SECOND;
        while (frames * frameNs < nowNs - startNs) {
            picture(42, "l", smallSequence++, SMALL, 180, 450);
            for (int i = 0; i < 3; i++) {
                picture(43, "h", largeSequence++, LARGE, 720, 1_000);
            }
            frames++;
        }
    }

    private void picture(int ssrc, String rid, int sequence, int layer, int height, int bytes) throws IOException {
        writer.begin(96, true, sequence & 0xFFFF, frames * (90_000 / FRAMES_PER_SECOND), ssrc);
        extension(MID, "1");
        extension(RID, rid);
        byte[] payload = Vp8Payloads.first(frames % KEY_FRAME_EACH == 0, height, bytes);
        payload[bytes - 1] = (byte) layer;
        finish(payload);
    }

    private void extension(int id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.extension(id, bytes, 0, bytes.length);
    }

    private void finish(byte[] payload) throws IOException {
        writer.payload(payload, 0, payload.length);
        peer.sendRtp(Arrays.copyOf(writer.bytes(), writer.length()));
    }
}
