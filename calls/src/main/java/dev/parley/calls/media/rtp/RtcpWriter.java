package dev.parley.calls.media.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Writes compound RTCP packets into a buffer of its own, one after the other. */
public final class RtcpWriter {

    private static final int CAPACITY = 1400;
    private static final int VERSION = 0x80;
    private static final int CNAME = 1;

    private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);

    /** Begins a new compound packet. */
    public RtcpWriter begin() {
        buffer.clear();
        return this;
    }

    /** A sender's report without receptions. */
    public RtcpWriter senderReport(Rtcp.SenderReport report) {
        int at = header(Rtcp.SENDER_REPORT, 0);
        buffer.putInt(report.ssrc()).putLong(report.ntp()).putInt(report.timestamp());
        buffer.putInt((int) report.packets()).putInt((int) report.octets());
        return end(at);
    }

    /** A receiver's report; each compound packet begins with a report, if with an empty one. At most 31 receptions. */
    public RtcpWriter receiverReport(int sender, Collection<Rtcp.Reception> receptions) {
        int at = header(Rtcp.RECEIVER_REPORT, receptions.size());
        buffer.putInt(sender);
        for (Rtcp.Reception each : receptions) {
            buffer.putInt(each.ssrc());
            buffer.putInt((each.fractionLost() << 24) | (each.cumulativeLost() & 0xFFFFFF));
            buffer.putInt((int) each.highestSequence()).putInt((int) each.jitter());
            buffer.putInt(each.lastReport()).putInt((int) each.delay());
        }
        return end(at);
    }

    /** Streams of the same name are played in step (RFC 3550, section 6.5.1). */
    public RtcpWriter name(int ssrc, String cname) {
        byte[] text = cname.getBytes(StandardCharsets.UTF_8);
        int at = header(Rtcp.SOURCE_DESCRIPTION, 1);
        buffer
            .putInt(ssrc)
            .put((byte) CNAME)
            .put((byte) text.length)
            .put(text)
            .put((byte) 0);
        while (buffer.position() % 4 != 0) {
            buffer.put((byte) 0);
        }
        return end(at);
    }

    /** @param missing in rising order on the circle of 16 bits */
    public RtcpWriter nack(int sender, int source, Collection<Integer> missing) {
        int at = header(Rtcp.TRANSPORT_FEEDBACK, 1);
        buffer.putInt(sender).putInt(source);
        int first = -1;
        int following = 0;
        for (int sequence : missing) {
            int behind = (sequence - first - 1) & 0xFFFF;
            if (first >= 0 && behind < 16) {
                following |= 1 << behind;
                continue;
            }
            if (first >= 0) {
                buffer.putShort((short) first).putShort((short) following);
            }
            first = sequence;
            following = 0;
        }
        buffer.putShort((short) first).putShort((short) following);
        return end(at);
    }

    public RtcpWriter pictureLoss(int sender, int source) {
        int at = header(Rtcp.PAYLOAD_FEEDBACK, 1);
        buffer.putInt(sender).putInt(source);
        return end(at);
    }

    public RtcpWriter arrivals(int sender, int source, TransportFeedback feedback) {
        int at = header(Rtcp.TRANSPORT_FEEDBACK, 15);
        buffer.putInt(sender).putInt(source);
        feedback.write(buffer);
        int padding = (4 - (buffer.position() % 4)) % 4;
        for (int i = 1; i <= padding; i++) {
            buffer.put((byte) (i == padding ? padding : 0));
        }
        if (padding > 0) {
            buffer.put(at, (byte) (buffer.get(at) | 0x20));
        }
        return end(at);
    }

    public byte[] bytes() {
        return buffer.array();
    }

    public int length() {
        return buffer.position();
    }

    private int header(int type, int count) {
        int at = buffer.position();
        buffer
            .put((byte) (VERSION | count))
            .put((byte) type)
            .putShort((short) 0);
        return at;
    }

    private RtcpWriter end(int at) {
        buffer.putShort(at + 2, (short) ((buffer.position() - at) / 4 - 1));
        return this;
    }
}
