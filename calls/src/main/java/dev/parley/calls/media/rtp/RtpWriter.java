package dev.parley.calls.media.rtp;

import java.util.Arrays;

/** Writes RTP packets into a buffer of its own, one after the other. */
public final class RtpWriter {

    private static final int PROFILE_ONE_BYTE = 0xBEDE;
    private static final int MAX_ONE_BYTE_LENGTH = 16;

    private final byte[] bytes;
    private int length;
    private int extensionsAt;
    private int shortAt;

    public RtpWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Begins a packet without extensions or payload. */
    public RtpWriter begin(int payloadType, boolean marker, int sequence, int timestamp, int ssrc) {
        bytes[0] = (byte) 0x80;
        bytes[1] = (byte) (payloadType | (marker ? 0x80 : 0));
        putShort(2, sequence);
        putInt(4, timestamp);
        putInt(8, ssrc);
        length = RtpPacketView.FIXED_HEADER_BYTES;
        extensionsAt = 0;
        shortAt = 0;
        return this;
    }

    /** Adds a header extension in the one-byte form, which all browsers read: id 1 to 14, 1 to 16 bytes. */
    public RtpWriter extension(int id, byte[] data, int from, int count) {
        if (id < 1 || id > 14 || count < 1 || count > MAX_ONE_BYTE_LENGTH) {
            throw new IllegalArgumentException("extension " + id + " of " + count + " bytes");
        }
        beginExtensions();
        bytes[length++] = (byte) ((id << 4) | (count - 1));
        System.arraycopy(data, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Adds a header extension of two bytes. */
    public RtpWriter extension(int id, int value) {
        beginExtensions();
        bytes[length++] = (byte) ((id << 4) | 1);
        shortAt = length;
        putShort(length, value);
        length += 2;
        return this;
    }

    /** Where the two bytes of the newest {@link #extension(int, int)} stand, to be written over; 0 where there is none. */
    public int shortExtensionAt() {
        return shortAt;
    }

    /** Ends the extensions and adds to the payload. */
    public RtpWriter payload(byte[] data, int from, int count) {
        endExtensions();
        System.arraycopy(data, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Ends the extensions and adds two bytes to the payload: the number that a retransmission begins with. */
    public RtpWriter payload(int value) {
        endExtensions();
        putShort(length, value);
        length += 2;
        return this;
    }

    /** Ends the packet with padding only, 1 to 255 bytes. */
    public RtpWriter padding(int count) {
        endExtensions();
        bytes[0] |= 0x20;
        Arrays.fill(bytes, length, length + count, (byte) 0);
        length += count;
        bytes[length - 1] = (byte) count;
        return this;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        endExtensions();
        return length;
    }

    private void beginExtensions() {
        if (extensionsAt == 0) {
            bytes[0] |= 0x10;
            putShort(length, PROFILE_ONE_BYTE);
            extensionsAt = length + 4;
            length = extensionsAt;
        }
    }

    private void endExtensions() {
        if (extensionsAt > 0) {
            while ((length - extensionsAt) % 4 != 0) {
                bytes[length++] = 0;
            }
            putShort(extensionsAt - 2, (length - extensionsAt) / 4);
            extensionsAt = 0;
        }
    }

    private void putShort(int at, int value) {
        bytes[at] = (byte) (value >>> 8);
        bytes[at + 1] = (byte) value;
    }

    private void putInt(int at, int value) {
        putShort(at, value >>> 16);
        putShort(at + 2, value);
    }
}
