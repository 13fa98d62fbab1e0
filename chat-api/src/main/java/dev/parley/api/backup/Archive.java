package dev.parley.api.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** An archive that is whole: neither cut short nor altered since it was written. */
final class Archive implements AutoCloseable {

    private static final int LEAST_DOCUMENT = 5;
    private static final int LARGEST_DOCUMENT = 17 << 20;
    private static final int LARGEST_SECRET = 1 << 16;
    private static final Pattern FILE_NAME = Pattern.compile("[a-z0-9-]{1,40}");

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Reads it once through, to compare it with its seal. */
    static Archive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure("There is no file " + file + ".");
        }
        if (!isWhole(file)) {
            throw new CommandFailure(file + " is no whole archive: it was cut short or altered, or is something else.");
        }
        try {
            var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            try {
                return new Archive(zip, Manifest.read(bytes(zip, ArchiveWriter.MANIFEST, Integer.MAX_VALUE)));
            } catch (IOException | RuntimeException failure) {
                zip.close();
                throw failure;
            }
        } catch (ZipException unreadable) {
            throw new CommandFailure(file + " is no archive of Parley.", unreadable);
        }
    }

    private static boolean isWhole(Path file) throws IOException {
        long sealed = Files.size(file) - SealedOutput.SEAL_BYTES;
        if (sealed <= 0) {
            return false;
        }
        var digest = Digests.sha256();
        try (var in = Files.newInputStream(file)) {
            byte[] block = new byte[1 << 16];
            for (long left = sealed; left > 0; ) {
                int read = in.read(block, 0, (int) Math.min(left, block.length));
                if (read < 0) {
                    return false;
                }
                digest.update(block, 0, read);
                left -= read;
            }
            String seal = new String(in.readNBytes(SealedOutput.SEAL_BYTES), StandardCharsets.US_ASCII);
            return seal.equals(HexFormat.of().formatHex(digest.digest()));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Whether a file of the secrets is one of Parley's, and no copy that somebody has made beside it. */
    static boolean isSecret(Path file) {
        return FILE_NAME.matcher(file.getFileName().toString()).matches();
    }

    byte[] secret(String name) throws IOException {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new CommandFailure("The archive has a secret that is not named as one: " + name);
        }
        return bytes(zip, ArchiveWriter.SECRETS + name, LARGEST_SECRET);
    }

    private static byte[] bytes(ZipFile zip, String name, int most) throws IOException {
        try (var in = stream(zip, name)) {
            return in.readNBytes(most);
        }
    }

    private static InputStream stream(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new CommandFailure("The archive lacks " + name + ".");
        }
        return zip.getInputStream(entry);
    }

    /** The documents of a collection, one after the other. */
    Documents documents(String collection) throws IOException {
        return new Documents(stream(zip, ArchiveWriter.DOCUMENTS + collection + ArchiveWriter.BSON));
    }

    static final class Documents implements Iterator<RawBsonDocument>, AutoCloseable {

        private final DataInputStream in;
        private @Nullable RawBsonDocument next;

        private Documents(InputStream in) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
            next = read();
        }

        private @Nullable RawBsonDocument read() throws IOException {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            byte[] rest = new byte[3];
            in.readFully(rest);
            int length = first | ((rest[0] & 0xff) << 8) | ((rest[1] & 0xff) << 16) | ((rest[2] & 0xff) << 24);
            if (length < LEAST_DOCUMENT || length > LARGEST_DOCUMENT) {
                throw new EOFException("A document of " + length + " bytes");
            }
            byte[] bytes = new byte[length];
            bytes[0] = (byte) first;
            System.arraycopy(rest, 0, bytes, 1, rest.length);
            in.readFully(bytes, 4, length - 4);
            return new RawBsonDocument(bytes);
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public RawBsonDocument next() {
            var current = next;
            if (current == null) {
                throw new NoSuchElementException();
            }
            try {
                next = read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return current;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
