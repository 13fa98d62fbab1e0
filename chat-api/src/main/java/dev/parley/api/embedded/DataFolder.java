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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder of one running application, readable by its owner only and locked until it is closed. */
public final class DataFolder implements AutoCloseable {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final String LOCK = "parley.lock";

    private final Path root;
    private final FileChannel lockFile;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Whether Parley has used it. */
    public static boolean isOne(Path path) {
        return Files.isRegularFile(path.resolve(LOCK));
    }

    public static DataFolder open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            ownerOnly(root, "rwx------");
            FileChannel channel = FileChannel.open(
                root.resolve(LOCK),
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

    public Path root() {
        return root;
    }

    /** Where a restore puts together what it restores. It is there, and no {@code mongodb.mv}, while one was not finished. */
    public Path restoring() {
        return root.resolve("restoring");
    }

    /** @throws StartFailure if a restore into it was broken off */
    DataFolder requireWhole() {
        if (Files.exists(restoring()) && Files.notExists(EmbeddedMongo.file(this))) {
            close();
            throw new StartFailure(
                "A restore into the data folder " + root + " was broken off.",
                "Restore the backup again, by the same command."
            );
        }
        return this;
    }

    /** The secrets that were generated. */
    public Path secrets() {
        return folder("secrets");
    }

    /** A folder inside the data folder, created when it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file whole or not at all; only its owner can read it. */
    public void writePrivately(Path file, String content) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            createPrivately(draft);
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

    /** Makes a file that only its owner can read and write. */
    public static void createPrivately(Path file) throws IOException {
        Files.createFile(file, privately());
    }

    /** As a file is to be made that only its owner can read and write, from its first moment on. */
    public static FileAttribute<?>[] privately() {
        return POSIX
            ? new FileAttribute<?>[] {
                  PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")),
              }
            : new FileAttribute<?>[0];
    }

    private static void ownerOnly(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
