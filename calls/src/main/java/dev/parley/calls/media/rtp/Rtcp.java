package dev.parley.calls.media.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The RTCP packets that a browser and the router say to each other. Unknown ones are left out. */
public sealed interface Rtcp {
    /**
     * What a sender's clock shows (RFC 3550, section 6.4.1).
     *
     * @param ntp seconds since 1900 in the upper 32 bits, their fractions in the lower
     * @param timestamp the same moment in units of the stream
     */
    record SenderReport(int ssrc, long ntp, int timestamp, long packets, long octets) implements Rtcp {}

    /**
     * What a receiver has got of a source (RFC 3550, section 6.4.2).
     *
     * @param fractionLost in 256ths, since the report before
     * @param lastReport the middle 32 bits of the NTP time of the sender's last report, 0 where there was none
     * @param delay since that report was received, in 65536ths of a second
     */
    record Reception(
        int ssrc,
        int fractionLost,
        int cumulativeLost,
        long highestSequence,
        long jitter,
        int lastReport,
        long delay
    ) implements Rtcp {}

    /** Packets that a receiver misses (RFC 4585, section 6.2.1). */
    record Nack(int ssrc, List<Integer> sequences) implements Rtcp {
        public Nack {
            sequences = List.copyOf(sequences);
        }
    }

    /** A receiver needs a whole picture to go on: PLI (RFC 4585, section 6.3.1) or FIR (RFC 5104, section 4.3.1). */
    record KeyFrameRequest(int ssrc) implements Rtcp {}

    /** When the packets of a transport have arrived; see {@link TransportFeedback}. */
    record Arrivals(TransportFeedback feedback) implements Rtcp {}

    /** The source sends no more. */
    record Goodbye(int ssrc) implements Rtcp {}

    int SENDER_REPORT = 200;
    int RECEIVER_REPORT = 201;
    int SOURCE_DESCRIPTION = 202;
    int GOODBYE = 203;
    int TRANSPORT_FEEDBACK = 205;
    int PAYLOAD_FEEDBACK = 206;

    /**
     * Reads a compound packet. Where it is broken, what was read before the break counts.
     *
     * @return at most as many as the datagram has bytes divided by four
     */
    static List<Rtcp> read(byte[] bytes, int from, int length) {
        var found = new ArrayList<Rtcp>();
        var buffer = ByteBuffer.wrap(bytes, from, length).slice();
        while (buffer.remaining() >= 4) {
            int first = Byte.toUnsignedInt(buffer.get(buffer.position()));
            int type = Byte.toUnsignedInt(buffer.get(buffer.position() + 1));
            int size = 4 * (Short.toUnsignedInt(buffer.getShort(buffer.position() + 2)) + 1);
            if (first >> 6 != 2 || size > buffer.remaining()) {
                break;
            }
            new RtcpBlock(buffer.slice(buffer.position(), size), first & 0x1F).readInto(found, type);
            buffer.position(buffer.position() + size);
        }
        return found;
    }
}
