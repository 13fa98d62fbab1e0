package dev.parley.calls.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtcpTest {

    private final RtcpWriter writer = new RtcpWriter();

    @Test
    void readsWhatTheWriterWrites() {
        var sent = new Rtcp.SenderReport(1, 0xE1234567_80000000L, -5, 4_000_000_000L, 7);
        var received = new Rtcp.Reception(2, 128, -3, 0x1_0005L, 90, 0x45678000, 65_536);
        writer
            .begin()
            .senderReport(sent)
            .receiverReport(9, List.of(received))
            .name(1, "parley")
            .nack(9, 2, List.of(65_534, 65_535, 1, 14, 15, 100))
            .pictureLoss(9, 2);

        assertThat(read()).containsExactly(
            sent,
            received,
            new Rtcp.Nack(2, List.of(65_534, 65_535, 1, 14, 15, 100)),
            new Rtcp.KeyFrameRequest(2)
        );
    }

    @Test
    void readsEachSourceOfAFullIntraRequestAndAGoodbye() {
        var fir = HexFormat.of().parseHex("84ce0006000000010000000000000011010000000000001202000000");
        var bye = HexFormat.of().parseHex("82cb00020000001100000012");
        var compound = new byte[fir.length + bye.length];
        System.arraycopy(fir, 0, compound, 0, fir.length);
        System.arraycopy(bye, 0, compound, fir.length, bye.length);
        assertThat(Rtcp.read(compound, 0, compound.length)).containsExactly(
            new Rtcp.KeyFrameRequest(0x11),
            new Rtcp.KeyFrameRequest(0x12),
            new Rtcp.Goodbye(0x11),
            new Rtcp.Goodbye(0x12)
        );
    }

    @Test
    void countsWhatWasReadBeforeABreak() {
        writer.begin().pictureLoss(1, 2).nack(1, 2, List.of(5));
        assertThat(Rtcp.read(writer.bytes(), 0, writer.length() - 1)).containsExactly(new Rtcp.KeyFrameRequest(2));
    }

    @Test
    void tellsWhenPacketsCameAsTheyCame() {
        var random = new Random(15);
        for (int run = 0; run < 500; run++) {
            var packets = new ArrayList<TransportFeedback.Arrival>();
            long atUs = 250L * random.nextInt(1_000_000);
            int base = random.nextInt(65_536);
            int count = 1 + random.nextInt(100);
            for (int i = 0; i < count; i++) {
                boolean came = i == 0 || random.nextInt(4) > 0;
                atUs += came ? 250L * (random.nextInt(10) == 0 ? random.nextInt(3_000) - 200 : random.nextInt(40)) : 0;
                packets.add(new TransportFeedback.Arrival((base + i) & 0xFFFF, came, came ? atUs : 0));
            }
            writer
                .begin()
                .receiverReport(1, List.of())
                .arrivals(1, 2, new TransportFeedback(run & 0xFF, packets));

            assertThat(read()).containsExactly(new Rtcp.Arrivals(new TransportFeedback(run & 0xFF, packets)));
            assertThat(writer.length() % 4).isZero();
        }
    }

    /** A run of 3 received with small deltas, then a vector of one-bit symbols: received, not, received. */
    @Test
    void readsRunsAndVectorsOfTransportFeedback() {
        var bytes = HexFormat.of().parseHex(
            "8fcd0007" +
                "00000001" +
                "00000002" +
                "0064" +
                "0006" +
                "000001" +
                "07" +
                "2003" +
                "a800" +
                "04080c1014000000"
        );
        var arrivals = (Rtcp.Arrivals) Rtcp.read(bytes, 0, bytes.length).getFirst();
        assertThat(arrivals.feedback().packets()).containsExactly(
            new TransportFeedback.Arrival(100, true, 65_000),
            new TransportFeedback.Arrival(101, true, 67_000),
            new TransportFeedback.Arrival(102, true, 70_000),
            new TransportFeedback.Arrival(103, true, 74_000),
            new TransportFeedback.Arrival(104, false, 0),
            new TransportFeedback.Arrival(105, true, 79_000)
        );
    }

    @Test
    void staysCalmWhateverComes() {
        var random = new Random(4585);
        for (int run = 0; run < 50_000; run++) {
            var noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            if (noise.length > 3) {
                noise[0] = (byte) ((noise[0] & 0x1F) | 0x80);
                noise[1] = (byte) (200 + random.nextInt(8));
                noise[2] = 0;
                noise[3] = (byte) random.nextInt(20);
            }
            assertThatCode(() -> Rtcp.read(noise, 0, noise.length)).doesNotThrowAnyException();
        }
    }

    private List<Rtcp> read() {
        return Rtcp.read(writer.bytes(), 0, writer.length());
    }
}
