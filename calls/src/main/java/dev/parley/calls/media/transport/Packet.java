package dev.parley.calls.media.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/** Bytes of one packet with room to grow, reused from packet to packet by the one thread that owns it. */
public final class Packet implements ByteArrayBuffer {

    /** Ethernet's payload, and what SRTP and a retransmission's two bytes add to it. */
    public static final int MAX_BYTES = 1600;

    private final byte[] bytes = new byte[MAX_BYTES];
    private int offset;
    private int length;

    /** Takes over the datagram, as far as it fits. */
    boolean read(ByteBuffer datagram) {
        offset = 0;
        length = datagram.remaining();
        if (length > MAX_BYTES - 64) {
            return false;
        }
        datagram.get(bytes, 0, length);
        return true;
    }

    /** Becomes a copy of these bytes. */
    public void set(byte[] source, int from, int count) {
        System.arraycopy(source, from, bytes, 0, count);
        offset = 0;
        length = count;
    }

    public byte[] copy() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    public byte[] getBuffer() {
        return bytes;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int changed) {
        length = changed;
    }

    @Override
    public void setOffset(int changed) {
        offset = changed;
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int from, int count, byte[] target) {
        System.arraycopy(bytes, offset + from, target, 0, count);
    }

    @Override
    public void grow(int by) {
        if (offset + length + by > MAX_BYTES) {
            throw new IllegalArgumentException("a packet has no room for " + by + " bytes more");
        }
    }

    @Override
    public void append(byte[] more, int count) {
        grow(count);
        System.arraycopy(more, 0, bytes, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int by) {
        length = Math.max(0, length - by);
    }
}
