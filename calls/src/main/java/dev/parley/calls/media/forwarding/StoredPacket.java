package dev.parley.calls.media.forwarding;

import dev.parley.calls.media.rtp.RtpPacketView;

/** A packet as it was published, kept until another takes its place. */
final class StoredPacket {

    private static final int PAYLOAD_BYTES = 1500;
    static final int NONE = -1;

    final byte[] payload = new byte[PAYLOAD_BYTES];
    int payloadLength;
    long sequence = NONE;
    int timestamp;
    boolean marker;
    boolean startsKeyFrame;
    /** RFC 6464: from 0, the loudest, to 127, with the voice bit above; {@link #NONE} where it is not told. */
    int audioLevel = NONE;
    /** Where its sound begins, behind what is repeated of earlier ones (RFC 2198); 0 where nothing is. */
    int presentAt;

    /** False where it does not fit. */
    boolean set(long number, RtpPacketView packet, int skip) {
        int length = packet.payloadLength() - skip;
        if (length < 0 || length > PAYLOAD_BYTES) {
            return false;
        }
        System.arraycopy(packet.bytes(), packet.payloadOffset() + skip, payload, 0, length);
        payloadLength = length;
        sequence = number;
        timestamp = packet.timestamp();
        marker = packet.marker();
        startsKeyFrame = false;
        audioLevel = NONE;
        presentAt = 0;
        return true;
    }

    /** Takes the beginning of another packet's payload in, under this number. */
    void copy(StoredPacket other, int length, long number) {
        System.arraycopy(other.payload, 0, payload, 0, length);
        payloadLength = length;
        sequence = number;
        timestamp = other.timestamp;
        marker = other.marker;
        startsKeyFrame = other.startsKeyFrame;
        audioLevel = other.audioLevel;
        presentAt = other.presentAt;
    }
}
