package dev.parley.api.backup;

import dev.parley.api.embedded.DataFolder;
import dev.parley.api.embedded.EmbeddedMongo;
import dev.parley.api.embedded.StartFailure;
import dev.parley.api.embedded.documents.Snapshot;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Set;

/** Makes an archive of a data folder: by the Parley that runs on it, or where none does, itself. */
final class Backup {

    private static final int BUFFER = 1 << 16;
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final int ANSWER_MILLIS = 60_000;

    private Backup() {}

    /** Writes a file that has its name only when it is whole and on the disk; only its owner can read it. */
    static long toFile(Path dataDir, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        if (Files.exists(whole)) {
            throw new CommandFailure(whole + " is there already; a backup replaces nothing.");
        }
        Path draft = whole.resolveSibling(whole.getFileName() + ".part");
        removeLeftover(draft);
        try (var channel = FileChannel.open(draft, NEW, DataFolder.privately())) {
            requireAlone(channel, draft);
            try {
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
                write(dataDir, out);
                out.flush();
                channel.force(true);
                Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
                keepName(whole);
                return Files.size(whole);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
    }

    /** What a killed command has left, or somebody else has put there. */
    private static void removeLeftover(Path draft) throws IOException {
        try (var left = FileChannel.open(draft, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            requireAlone(left, draft);
            Files.delete(draft);
        } catch (NoSuchFileException none) {
            // As it should be.
        }
    }

    private static void requireAlone(FileChannel draft, Path file) throws IOException {
        try {
            if (draft.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            // The same.
        }
        throw new CommandFailure("Another command is writing " + file + ".");
    }

    /** Where folders can be synced. */
    private static void keepName(Path file) {
        try (var folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notHere) {
            // The file itself is on the disk; after a crash of the machine it may still be called a draft.
        }
    }

    /** Leaves the stream open. */
    static void write(Path dataDir, OutputStream out) throws IOException {
        if (!DataFolder.isOne(dataDir)) {
            throw new CommandFailure("There is no data folder " + dataDir.toAbsolutePath() + ".");
        }
        DataFolder folder;
        try {
            folder = DataFolder.open(dataDir);
        } catch (StartFailure inUse) {
            ofTheRunning(dataDir, out);
            return;
        }
        try (folder) {
            ofTheStopped(folder, out);
        }
    }

    private static void ofTheStopped(DataFolder folder, OutputStream out) throws IOException {
        Path file = EmbeddedMongo.file(folder);
        if (Files.notExists(file)) {
            throw new CommandFailure(
                "There is nothing in " + folder.root() + " to back up. A folder that a mongod wrote is copied as it is."
            );
        }
        try (var snapshot = Snapshot.of(file, EmbeddedMongo.DATABASE)) {
            new ArchiveWriter(snapshot, folder).write(new Unclosed(out), Clock.systemUTC().instant());
        }
    }

    private static void ofTheRunning(Path dataDir, OutputStream out) throws IOException {
        Path addressFile = dataDir.resolve(BackupDoor.ADDRESS_FILE);
        if (Files.notExists(addressFile)) {
            throw new CommandFailure(
                "The Parley that runs on " +
                    dataDir.toAbsolutePath() +
                    " gives no backups now: it is starting or" +
                    " stopping, uses a MongoDB that was configured, or is an older one."
            );
        }
        String[] address = Files.readString(addressFile).strip().split(" ", 2);
        try (var connection = new Socket("127.0.0.1", Integer.parseInt(address[0]))) {
            connection.setSoTimeout(ANSWER_MILLIS);
            connection.getOutputStream().write(address[1].getBytes(StandardCharsets.US_ASCII));
            receive(new DataInputStream(new BufferedInputStream(connection.getInputStream(), BUFFER)), out);
        } catch (EOFException | SocketException brokenOff) {
            throw new CommandFailure("Parley has broken the backup off; its log says why.", brokenOff);
        }
    }

    private static void receive(DataInputStream in, OutputStream out) throws IOException {
        byte[] block = new byte[BUFFER];
        for (int length = in.readInt(); length != FrameOutput.END; length = in.readInt()) {
            if (length < 0) {
                throw new CommandFailure(in.readUTF());
            }
            for (int left = length; left > 0; ) {
                int read = in.read(block, 0, Math.min(left, block.length));
                if (read < 0) {
                    throw new EOFException();
                }
                out.write(block, 0, read);
                left -= read;
            }
        }
    }
}
