package dev.parley.api.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Objects;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** A file system of H2 that is full when a test says so: a write then takes a part of the bytes and fails, as Linux does it. */
public final class FullFileSystem extends FilePathWrapper {

    private static final String SCHEME = "parleyfull";
    private static volatile boolean full;

    static String name(String file) {
        FilePath.register(new FullFileSystem());
        return SCHEME + ":" + file;
    }

    static void full(boolean isFull) {
        full = isFull;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new File(getBase().open(mode));
    }

    private static final class File extends FileBase {

        private final FileChannel file;

        File(FileChannel file) {
            this.file = file;
        }

        private static void requireRoom() throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            if (full && from.remaining() > 1) {
                var half = from.slice(from.position(), from.remaining() / 2);
                while (half.hasRemaining()) {
                    file.write(half, position + half.position());
                }
            }
            requireRoom();
            return file.write(from, position);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            requireRoom();
            return file.write(from);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return file.read(to);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public String toString() {
            return Objects.toString(file);
        }
    }
}
