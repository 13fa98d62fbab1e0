package dev.parley.chat.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import lombok.RequiredArgsConstructor;

/**
 * A file of the store from its first byte to its last; skipping costs nothing. One chunk of it is in memory, and the next
 * is asked for only when that one is read.
 */
@RequiredArgsConstructor
final class ChunkStream extends InputStream {

    private final Source source;
    private final long size;
    private long position;
    private int present = -1;
    private byte[] chunk = {};

    /** The chunks of one file. */
    @FunctionalInterface
    interface Source {
        /** @throws IOException where there is none of this number */
        byte[] chunk(int n) throws IOException;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (position >= size) {
            return -1;
        }
        int n = (int) (position / FileStore.CHUNK);
        if (n != present) {
            chunk = source.chunk(n);
            present = n;
        }
        int from = (int) (position % FileStore.CHUNK);
        int count = (int) Math.min(Math.min(length, chunk.length - from), size - position);
        System.arraycopy(chunk, from, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public long skip(long bytes) {
        long skipped = Math.clamp(bytes, 0, size - position);
        position += skipped;
        return skipped;
    }
}
