package dev.parley.calls.media.rtp;

/**
 * The parts of an RTP packet (RFC 3550, section 5.1), found in place. One view is used for packet after packet; what it
 * says holds until the next {@link #read}.
 */
public final class RtpPacketView {

    static final int FIXED_HEADER_BYTES = 12;
    private static final int ONE_BYTE_PROFILE = 0xBEDE;
    private static final int TWO_BYTE_PROFILE = 0x1000;
    private static final int MAX_EXTENSION_ID = 255;

    private byte[] bytes = new byte[0];
    private int offset;
    private int payloadOffset;
    private int payloadLength;
    private int extensionsOffset;
    private int extensionsEnd;
    private boolean twoByteExtensions;

    /**
     * Looks at the packet.
     *
     * @return false where the bytes are no RTP packet: too short for what its header says
     */
    public boolean read(byte[] packet, int from, int length) {
        if (length < FIXED_HEADER_BYTES || (packet[from] & 0xC0) != 0x80) {
            return false;
        }
        bytes = packet;
        offset = from;
        int end = from + length;
        int at = from + FIXED_HEADER_BYTES + 4 * (packet[from] & 0x0F);
        extensionsOffset = 0;
        extensionsEnd = 0;
        if ((packet[from] & 0x10) != 0) {
            if (at + 4 > end) {
                return false;
            }
            int profile = unsignedShort(packet, at);
            int extensionLength = 4 * unsignedShort(packet, at + 2);
            at += 4;
            if (at + extensionLength > end) {
                return false;
            }
            twoByteExtensions = (profile & 0xFFF0) == TWO_BYTE_PROFILE;
            if (twoByteExtensions || profile == ONE_BYTE_PROFILE) {
                extensionsOffset = at;
                extensionsEnd = at + extensionLength;
            }
            at += extensionLength;
        }
        int padding = (packet[from] & 0x20) == 0 ? 0 : Byte.toUnsignedInt(packet[end - 1]);
        if (at + padding > end || at > end) {
            return false;
        }
        payloadOffset = at;
        payloadLength = end - at - padding;
        return true;
    }

    public byte[] bytes() {
        return bytes;
    }

    public boolean marker() {
        return (bytes[offset + 1] & 0x80) != 0;
    }

    public int payloadType() {
        return bytes[offset + 1] & 0x7F;
    }

    /** From 0 to 65535. */
    public int sequence() {
        return unsignedShort(bytes, offset + 2);
    }

    /** All 32 bits, as an int. */
    public int timestamp() {
        return int32(bytes, offset + 4);
    }

    public int ssrc() {
        return int32(bytes, offset + 8);
    }

    /** Where the payload begins in {@link #bytes}. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /** In bytes, without padding; 0 for a packet that only probes. */
    public int payloadLength() {
        return payloadLength;
    }

    /**
     * Finds a header extension (RFC 8285).
     *
     * @return where its data begins in {@link #bytes}, or −1; its length is {@link #extensionLength} of that place
     */
    public int extension(int id) {
        if (id <= 0 || id > MAX_EXTENSION_ID) {
            return -1;
        }
        for (int at = extensionsOffset; at < extensionsEnd; ) {
            int first = Byte.toUnsignedInt(bytes[at]);
            if (first == 0) {
                at++;
                continue;
            }
            int found = twoByteExtensions ? first : first >> 4;
            if (!twoByteExtensions && found == 15) {
                return -1;
            }
            int data = at + (twoByteExtensions ? 2 : 1);
            if (data > extensionsEnd) {
                return -1;
            }
            int length = twoByteExtensions ? Byte.toUnsignedInt(bytes[at + 1]) : (first & 0x0F) + 1;
            if (data + length > extensionsEnd) {
                return -1;
            }
            if (found == id) {
                return data;
            }
            at = data + length;
        }
        return -1;
    }

    /** In bytes, of the extension whose data begins there. */
    public int extensionLength(int data) {
        return twoByteExtensions ? Byte.toUnsignedInt(bytes[data - 1]) : (bytes[data - 1] & 0x0F) + 1;
    }

    static int unsignedShort(byte[] bytes, int at) {
        return (Byte.toUnsignedInt(bytes[at]) << 8) | Byte.toUnsignedInt(bytes[at + 1]);
    }

    static int int32(byte[] bytes, int at) {
        return (unsignedShort(bytes, at) << 16) | unsignedShort(bytes, at + 2);
    }
}
