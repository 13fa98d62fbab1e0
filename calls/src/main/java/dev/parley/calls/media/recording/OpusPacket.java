package dev.parley.calls.media.recording;

/** What a packet of Opus says of itself (RFC 6716, section 3.1). Times are in units of 48 kHz. */
final class OpusPacket {

    /** 2.5 ms, by which all lengths of frames can be divided. */
    static final int SHORTEST = 120;
    /** 120 ms. */
    private static final int LONGEST = 5_760;
    /** Configurations from this one on are of CELT with the full band: 2.5, 5, 10 and 20 ms. */
    private static final int FULL_BAND = 28;
    private static final int STEREO = 0x04;

    private OpusPacket() {}

    /** How long it is played; 0 for what is no packet of Opus. */
    static int duration(byte[] packet) {
        if (packet.length == 0) {
            return 0;
        }
        int frames = switch (packet[0] & 0x03) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> packet.length < 2 ? 0 : packet[1] & 0x3F;
        };
        int duration = frames * frame(Byte.toUnsignedInt(packet[0]) >> 3);
        return duration > LONGEST ? 0 : duration;
    }

    /**
     * A packet without a frame, at which a decoder makes up what is missing (RFC 7845, section 4.1).
     *
     * @param like the packet before
     * @param gap how much is missing, at least {@link #SHORTEST}; what it plays is no longer
     */
    static byte[] missing(byte[] like, int gap) {
        int configuration = Byte.toUnsignedInt(like[0]) >> 3;
        if (frame(configuration) > gap) {
            configuration =
                FULL_BAND + Math.min(3, Integer.numberOfTrailingZeros(Integer.highestOneBit(gap / SHORTEST)));
        }
        return new byte[] { (byte) ((configuration << 3) | (like[0] & STEREO)) };
    }

    /** How long one frame of this configuration is. */
    private static int frame(int configuration) {
        if (configuration < 12) {
            int[] silk = { 480, 960, 1_920, 2_880 };
            return silk[configuration & 3];
        }
        return configuration < 16 ? 480 << (configuration & 1) : SHORTEST << (configuration & 3);
    }
}
