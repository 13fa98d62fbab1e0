package dev.parley.api.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder of one running application, readable by its owner only and locked until it is closed. */
final class DataFolder implements AutoCloseable {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            ownerOnly(root, "rwx------");
            FileChannel channel = FileChannel.open(
                root.resolve("parley.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE
            );
            if (lock(channel) == null) {
                channel.close();
                throw new StartFailure(
                    "The data folder " + root + " is in use by another running Parley.",
                    "Stop the other one, or give this one a folder of its own by the environment variable" +
                        " PARLEY_DATA_DIR."
                );
            }
            return new DataFolder(root, channel);
        } catch (IOException e) {
            throw new StartFailure(
                "The data folder " + root + " cannot be written: " + e.getMessage(),
                "Give this user the right to write there, or choose another folder by the environment variable" +
                    " PARLEY_DATA_DIR.",
                e
            );
        }
    }

    Path root() {
        return root;
    }

    /** A folder inside the data folder, created when it is missing. */
    Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file whole or not at all; only its owner can read it. */
    void writePrivately(Path file, String content) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            ownerOnly(draft, "rw-------");
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
