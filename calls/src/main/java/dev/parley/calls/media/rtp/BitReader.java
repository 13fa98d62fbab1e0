package dev.parley.calls.media.rtp;

/** Reads numbers of any width up to 32 bits, the highest bit first. Behind the end there are zeros, and it says so. */
final class BitReader {

    private byte[] bytes = new byte[0];
    private int from;
    private int end;
    private int position;

    void begin(byte[] source, int offset, int length) {
        bytes = source;
        from = offset;
        end = 8 * length;
        position = 0;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << 1) | bit();
        }
        return value;
    }

    boolean flag() {
        return bit() == 1;
    }

    /** A number below n in as few bits as its values need: {@code ns(n)} of the AV1 RTP specification, appendix A.8.1. */
    int below(int n) {
        int width = 32 - Integer.numberOfLeadingZeros(n);
        int shorter = (1 << width) - n;
        int value = bits(width - 1);
        return value < shorter ? value : (value << 1) - shorter + bit();
    }

    /** How many bits have been read. */
    int position() {
        return position;
    }

    /** Whether more was read than there is. */
    boolean isOverrun() {
        return position > end;
    }

    private int bit() {
        int at = position++;
        return at < end ? (bytes[from + (at >> 3)] >> (7 - (at & 7))) & 1 : 0;
    }
}
