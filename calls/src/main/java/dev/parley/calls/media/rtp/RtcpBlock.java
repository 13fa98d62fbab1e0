package dev.parley.calls.media.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One packet of a compound RTCP packet.
 *
 * @param bytes the packet with its header
 * @param count the five bits after the version: a count, or which kind of feedback it is
 */
record RtcpBlock(ByteBuffer bytes, int count) {
    private static final int HEADER = 4;
    private static final int RECEPTION_BYTES = 24;
    private static final int FEEDBACK_HEADER = 12;
    private static final int NACK = 1;
    private static final int TRANSPORT_WIDE = 15;
    private static final int PICTURE_LOSS = 1;
    private static final int FULL_INTRA = 4;

    /** Adds what it says; nothing where its parts are longer than it is. */
    void readInto(List<Rtcp> found, int type) {
        switch (type) {
            case Rtcp.SENDER_REPORT -> senderReport(found);
            case Rtcp.RECEIVER_REPORT -> receptions(found, HEADER + 4);
            case Rtcp.GOODBYE -> goodbyes(found);
            case Rtcp.TRANSPORT_FEEDBACK -> transportFeedback(found);
            case Rtcp.PAYLOAD_FEEDBACK -> payloadFeedback(found);
            default -> {
                // Source descriptions and applications' packets say nothing that is needed.
            }
        }
    }

    private void senderReport(List<Rtcp> found) {
        if (bytes.remaining() < HEADER + RECEPTION_BYTES) {
            return;
        }
        found.add(
            new Rtcp.SenderReport(
                bytes.getInt(4),
                bytes.getLong(8),
                bytes.getInt(16),
                Integer.toUnsignedLong(bytes.getInt(20)),
                Integer.toUnsignedLong(bytes.getInt(24))
            )
        );
        receptions(found, HEADER + RECEPTION_BYTES);
    }

    private void receptions(List<Rtcp> found, int from) {
        for (int i = 0, at = from; i < count && at + RECEPTION_BYTES <= bytes.remaining(); i++, at += RECEPTION_BYTES) {
            int loss = bytes.getInt(at + 4);
            found.add(
                new Rtcp.Reception(
                    bytes.getInt(at),
                    loss >>> 24,
                    // 24 bits with a sign: duplicates make it negative.
                    (loss << 8) >> 8,
                    Integer.toUnsignedLong(bytes.getInt(at + 8)),
                    Integer.toUnsignedLong(bytes.getInt(at + 12)),
                    bytes.getInt(at + 16),
                    Integer.toUnsignedLong(bytes.getInt(at + 20))
                )
            );
        }
    }

    private void goodbyes(List<Rtcp> found) {
        for (int i = 0, at = HEADER; i < count && at + 4 <= bytes.remaining(); i++, at += 4) {
            found.add(new Rtcp.Goodbye(bytes.getInt(at)));
        }
    }

    private void transportFeedback(List<Rtcp> found) {
        if (bytes.remaining() < FEEDBACK_HEADER) {
            return;
        }
        if (count == NACK) {
            found.add(new Rtcp.Nack(bytes.getInt(8), missing()));
        } else if (count == TRANSPORT_WIDE) {
            TransportFeedback.read(bytes.slice(FEEDBACK_HEADER, bytes.remaining() - FEEDBACK_HEADER)).ifPresent(
                feedback -> found.add(new Rtcp.Arrivals(feedback))
            );
        }
    }

    private List<Integer> missing() {
        var sequences = new ArrayList<Integer>();
        for (int at = FEEDBACK_HEADER; at + 4 <= bytes.remaining(); at += 4) {
            int first = Short.toUnsignedInt(bytes.getShort(at));
            int following = Short.toUnsignedInt(bytes.getShort(at + 2));
            sequences.add(first);
            for (int bit = 0; bit < 16; bit++) {
                if ((following & (1 << bit)) != 0) {
                    sequences.add((first + bit + 1) & 0xFFFF);
                }
            }
        }
        return sequences;
    }

    private void payloadFeedback(List<Rtcp> found) {
        if (bytes.remaining() < FEEDBACK_HEADER) {
            return;
        }
        if (count == PICTURE_LOSS) {
            found.add(new Rtcp.KeyFrameRequest(bytes.getInt(8)));
        } else if (count == FULL_INTRA) {
            for (int at = FEEDBACK_HEADER; at + 8 <= bytes.remaining(); at += 8) {
                found.add(new Rtcp.KeyFrameRequest(bytes.getInt(at)));
            }
        }
    }
}
