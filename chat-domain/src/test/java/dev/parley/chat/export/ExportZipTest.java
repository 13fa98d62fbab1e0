package dev.parley.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports may be larger than a ZIP could once be. */
class ExportZipTest {

    /** Beyond what 32 bits can tell. */
    private static final long HUGE = (1L << 32) + 70_000;

    /** Beyond what 16 bits can count. */
    private static final int MANY = 70_000;

    @TempDir
    private Path folder;

    /** So much of nothing, which takes no room. */
    private static final class Zeros extends InputStream {

        private long left = HUGE;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, most);
            Arrays.fill(into, from, from + read, (byte) 0);
            left -= read;
            return read;
        }
    }

    /** A file of which zeros take no room on the disk. */
    private static final class SparseFile extends OutputStream {

        private static final int PAGE = 4_096;

        private final RandomAccessFile file;
        private final byte[] zeros = new byte[PAGE];

        SparseFile(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
        }

        @Override
        public void write(int each) throws IOException {
            file.write(each);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int at = 0; at < length; at += PAGE) {
                int start = from + at;
                int size = Math.min(PAGE, length - at);
                if (Arrays.equals(bytes, start, start + size, zeros, 0, size)) {
                    file.seek(file.getFilePointer() + size);
                } else {
                    file.write(bytes, start, size);
                }
            }
        }

        @Override
        public void close() throws IOException {
            file.setLength(file.getFilePointer());
            file.close();
        }
    }

    @Test
    void holdsAFileOfMoreThanFourGigabytesAndAnotherBehindIt() throws IOException {
        var path = folder.resolve("huge.zip");
        try (var out = new BufferedOutputStream(new SparseFile(path), 1 << 16)) {
            var zip = new ExportZip(out);
            zip.add("files/huge.bin", new Zeros(), true);
            zip.add("messages/last.json", text("after it"), false);
            zip.finish();
        }
        assertThat(path.toFile().length()).isGreaterThan(HUGE);
        try (var read = new ZipFile(path.toFile())) {
            assertThat(read.stream().map(entry -> entry.getName() + " " + entry.getSize())).containsExactly(
                "files/huge.bin " + HUGE,
                "messages/last.json 8"
            );
            assertThat(lastOf(read)).isEqualTo("after it");
        }
    }

    @Test
    void holdsMoreFilesThanSixteenBitsCount() throws IOException {
        var path = folder.resolve("many.zip");
        try (var out = new BufferedOutputStream(new SparseFile(path), 1 << 16)) {
            var zip = new ExportZip(out);
            for (int i = 1; i <= MANY; i++) {
                zip.add("files/" + i, text(String.valueOf(i)), true);
            }
            zip.finish();
        }
        try (var read = new ZipFile(path.toFile())) {
            assertThat(read.size()).isEqualTo(MANY);
            assertThat(lastOf(read)).isEqualTo(String.valueOf(MANY));
        }
    }

    private static String lastOf(ZipFile zip) throws IOException {
        var last = zip
            .stream()
            .reduce((_, next) -> next)
            .orElseThrow();
        try (var content = zip.getInputStream(last)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
