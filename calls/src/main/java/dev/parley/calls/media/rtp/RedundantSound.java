package dev.parley.calls.media.rtp;

/**
 * A payload that repeats earlier sound before the present one (RFC 2198), found in place. One is used for payload after
 * payload; what it says holds until the next {@link #read}.
 */
public final class RedundantSound {

    private static final int FOLLOWED = 0x80;
    /** Type, 14 bits of how much older it is, 10 bits of how long. */
    private static final int HEADER_BYTES = 4;

    private int presentAt;

    /**
     * Looks at a payload; offsets count from its first byte.
     *
     * @param type the payload type that all of its parts must have
     * @return false where its parts are longer than it is, where one is of another type, or the present sound is empty
     */
    public boolean read(byte[] payload, int from, int length, int type) {
        int at = 0;
        int repeated = 0;
        while (at < length && (payload[from + at] & FOLLOWED) != 0) {
            if (at + HEADER_BYTES > length || typeAt(payload, from + at) != type) {
                return false;
            }
            repeated += RtpPacketView.unsignedShort(payload, from + at + 2) & 0x3FF;
            at += HEADER_BYTES;
        }
        if (at >= length || typeAt(payload, from + at) != type) {
            return false;
        }
        presentAt = at + 1 + repeated;
        return presentAt < length;
    }

    /** Where the present sound begins, which goes on to the end; after 0. */
    public int presentAt() {
        return presentAt;
    }

    /** Gives all parts of a payload that could be read another type. */
    public static void retype(byte[] payload, int from, int type) {
        int at = from;
        for (; (payload[at] & FOLLOWED) != 0; at += HEADER_BYTES) {
            payload[at] = (byte) (FOLLOWED | type);
        }
        payload[at] = (byte) type;
    }

    private static int typeAt(byte[] payload, int at) {
        return payload[at] & 0x7F;
    }
}
