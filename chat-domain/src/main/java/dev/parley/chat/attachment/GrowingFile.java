package dev.parley.chat.attachment;

import dev.parley.chat.log.AttachmentId;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/** A file that the server writes bit by bit. What was flushed outlives the process. For one thread. */
public final class GrowingFile {

    private final FileStore files;
    private final AttachmentId id;
    private final byte[] chunk = new byte[FileStore.CHUNK];
    private int number;
    private int filled;
    private boolean changed;

    GrowingFile(FileStore files, AttachmentId id) {
        this.files = files;
        this.id = id;
    }

    public AttachmentId id() {
        return id;
    }

    /** How many bytes it has, those not flushed yet among them. */
    public long size() {
        return (long) number * FileStore.CHUNK + filled;
    }

    /** @throws RuntimeException what the store throws that is away: the file is of no more use then */
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int at = from;
        for (int left = length; left > 0; ) {
            int count = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, at, chunk, filled, count);
            at += count;
            left -= count;
            filled += count;
            changed = true;
            if (filled == chunk.length) {
                flush();
                number++;
                filled = 0;
            }
        }
    }

    /**
     * Writes over what the file has already.
     *
     * @throws IndexOutOfBoundsException beyond its end
     */
    public void overwrite(long position, byte[] bytes) {
        Objects.checkFromIndexSize(position, bytes.length, size());
        for (int done = 0; done < bytes.length; ) {
            int n = (int) ((position + done) / FileStore.CHUNK);
            int at = (int) ((position + done) % FileStore.CHUNK);
            int count = Math.min(bytes.length - done, FileStore.CHUNK - at);
            byte[] part = Arrays.copyOfRange(bytes, done, done + count);
            if (n == number) {
                System.arraycopy(part, 0, chunk, at, count);
                changed = true;
            } else {
                overwrite(n, at, part);
            }
            done += count;
        }
    }

    private void overwrite(int n, int at, byte[] part) {
        try {
            byte[] stored = files.chunk(id.value(), n);
            System.arraycopy(part, 0, stored, at, part.length);
            files.put(id.value(), n, stored);
        } catch (EOFException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Stores what is not stored yet. @throws RuntimeException as {@link #write} */
    public void flush() {
        if (changed) {
            files.put(id.value(), number, Arrays.copyOf(chunk, filled));
            changed = false;
        }
    }
}
