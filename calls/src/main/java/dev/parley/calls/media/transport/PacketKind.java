package dev.parley.calls.media.transport;

import java.nio.ByteBuffer;

/** What shares the one port, told apart by the first byte (RFC 7983, section 7), and RTCP by the second (RFC 5761, section 4). */
enum PacketKind {
    STUN,
    DTLS,
    RTP,
    RTCP,
    OTHER;

    private static final int MIN_BYTES = 12;

    static PacketKind of(ByteBuffer datagram) {
        if (datagram.remaining() < MIN_BYTES) {
            return OTHER;
        }
        int first = Byte.toUnsignedInt(datagram.get(datagram.position()));
        if (first < 4) {
            return STUN;
        }
        if (first >= 20 && first < 64) {
            return DTLS;
        }
        if (first >= 128 && first < 192) {
            int second = Byte.toUnsignedInt(datagram.get(datagram.position() + 1));
            return second >= 192 && second < 224 ? RTCP : RTP;
        }
        return OTHER;
    }
}
