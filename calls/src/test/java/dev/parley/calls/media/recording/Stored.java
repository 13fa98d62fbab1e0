package dev.parley.calls.media.recording;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A file in memory. */
final class Stored implements ByteTarget {

    private byte[] bytes = {};

    @Override
    public void write(byte[] more, int from, int length) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(bytes);
        all.write(more, from, length);
        bytes = all.toByteArray();
    }

    @Override
    public void overwrite(long position, byte[] over) {
        if (position + over.length > bytes.length) {
            throw new IndexOutOfBoundsException("beyond the end");
        }
        System.arraycopy(over, 0, bytes, (int) position, over.length);
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] first(int length) {
        return Arrays.copyOf(bytes, length);
    }
}
