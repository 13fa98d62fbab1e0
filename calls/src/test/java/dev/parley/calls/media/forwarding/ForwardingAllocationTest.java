package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a packet on its way through leaves for the garbage collector. */
class ForwardingAllocationTest {

    private static final int RECEIVERS = 8;
    private static final int PACKETS = 10_000;
    private static final int PAYLOAD = 1_000;

    private final IncomingTrack camera = new IncomingTrack("0", MediaKind.VIDEO, List.of("l"));
    private final IncomingLayer layer = Objects.requireNonNull(camera.layer("l", 11));
    private final RtpWriter writer = new RtpWriter(1_500);
    private final RtpPacketView view = new RtpPacketView();
    private final byte[] payload = new byte[PAYLOAD];
    private long nowNs = 1;
    private int sequence;

    @Test
    void copiesNoPayloadToTheHeap() {
        for (int i = 0; i < RECEIVERS; i++) {
            var out = new OutgoingTrack(
                new OutgoingTrack.SourceIds(1_000 + 2 * i, 1_001 + 2 * i, 96, 97),
                new OutgoingTrack.ExtensionIds(1, 3),
                MediaKind.VIDEO,
                (_, _, _, _) -> {}
            );
            camera.add(out);
            out.select(layer.whole());
        }
        // Until the places for packets are there, which are used again, and the code is compiled.
        publish(PACKETS);

        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        publish(PACKETS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / (PACKETS * RECEIVERS))
            .as("bytes for each packet that is sent")
            .isLessThan(PAYLOAD / 10);
    }

    private void publish(int packets) {
        for (int i = 0; i < packets; i++) {
            payload[0] = (byte) 0x90;
            payload[1] = (byte) 0x80;
            payload[2] = (byte) (sequence & 0x7F);
            payload[3] = (byte) (i == 0 ? 0 : 1);
            var written = writer
                .begin(96, true, sequence++ & 0xFFFF, 3_000 * sequence, layer.ssrc())
                .payload(payload, 0, PAYLOAD);
            view.read(written.bytes(), 0, written.length());
            nowNs += 1_000_000;
            camera.forward(layer, Objects.requireNonNull(layer.received(view, nowNs)), nowNs);
        }
    }
}
