package dev.parley.api.backup;

import dev.parley.api.embedded.DataDisk;
import dev.parley.api.embedded.DataFolder;
import dev.parley.api.embedded.EmbeddedMongo;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands backups of the embedded MongoDB to the command that asks for one. Who may ask is who may read the data folder: the
 * address, with a password of this start, is in a file there. Nobody gets a backup by the network.
 */
@Slf4j
@Component
@RequiredArgsConstructor
final class BackupDoor implements SmartLifecycle {

    static final String ADDRESS_FILE = "backup.address";
    static final int PASSWORD_LENGTH = 48;

    /** A backup that is not taken makes the file grow, so there is an end to waiting. */
    private static final Duration LONGEST_STALL = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int ASKING_MILLIS = 5_000;
    private static final int ASKING_TOGETHER = 8;
    private static final int BUFFER = 1 << 16;

    private final ObjectProvider<EmbeddedMongo> mongo;
    private final ObjectProvider<DataFolder> folder;
    private final ObjectProvider<DataDisk> disk;
    private final Clock clock;
    private final byte[] password = newPassword();
    private final Semaphore asking = new Semaphore(ASKING_TOGETHER);
    private final Semaphore single = new Semaphore(1);
    private volatile @Nullable ServerSocket listening;

    private static byte[] newPassword() {
        byte[] random = new byte[PASSWORD_LENGTH / 2];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void start() {
        if (mongo.getIfAvailable() == null) {
            return;
        }
        try {
            var socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            listening = socket;
            String address = socket.getLocalPort() + " " + new String(password, StandardCharsets.US_ASCII);
            folder.getObject().writePrivately(addressFile(folder.getObject()), address);
            Thread.ofPlatform()
                .daemon()
                .name("backups")
                .start(() -> listen(socket));
        } catch (IOException unable) {
            log.warn("Backups cannot be asked for: {}", unable.toString());
        }
    }

    static Path addressFile(DataFolder folder) {
        return folder.root().resolve(ADDRESS_FILE);
    }

    private void listen(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                accept(socket);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket socket) throws InterruptedException {
        try {
            var connection = socket.accept();
            if (asking.tryAcquire()) {
                Thread.ofVirtual().start(() -> answer(connection));
            } else {
                connection.close();
            }
        } catch (IOException closedOrLost) {
            if (!socket.isClosed()) {
                log.debug("A request for a backup was lost: {}", closedOrLost.toString());
                // It may fail at once again, as without free file descriptors.
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            connection.setSoTimeout(ASKING_MILLIS);
            byte[] given = connection.getInputStream().readNBytes(PASSWORD_LENGTH);
            if (MessageDigest.isEqual(given, password)) {
                backUp(connection);
            }
        } catch (IOException lost) {
            log.warn("A backup was broken off: {}", lost.toString());
        } finally {
            asking.release();
        }
    }

    private void backUp(Socket connection) throws IOException {
        var out = new FrameOutput(new DataOutputStream(new BufferedOutputStream(connection.getOutputStream(), BUFFER)));
        if (!single.tryAcquire()) {
            out.fail("Another backup is being made.");
            return;
        }
        var watch = Thread.ofVirtual().start(() -> watch(out, connection));
        try {
            backUp(out);
        } catch (RuntimeException failure) {
            log.warn("A backup failed", failure);
            out.fail("Parley could not read its data, see its log: " + failure.getMessage());
        } finally {
            watch.interrupt();
            single.release();
        }
    }

    private void backUp(FrameOutput out) throws IOException {
        if (isShortOfRoom()) {
            out.fail("The disk of the data folder is nearly full.");
            return;
        }
        var snapshot = mongo.getObject().snapshot();
        if (snapshot.isEmpty()) {
            out.fail("The data is kept by a mongod. Stop Parley and copy the data folder.");
            return;
        }
        try (var documents = snapshot.get()) {
            new ArchiveWriter(documents, folder.getObject()).write(out, clock.instant());
            log.info("A backup of {} bytes was made", out.written());
        }
    }

    /** While it is made the file cannot use its free room again: ends one that takes nothing, or for which there is no room. */
    private void watch(FrameOutput out, Socket connection) {
        try {
            long seen = -1;
            long since = System.nanoTime();
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                long now = System.nanoTime();
                if (out.written() != seen) {
                    seen = out.written();
                    since = now;
                }
                if (isShortOfRoom() || now - since > LONGEST_STALL.toNanos()) {
                    log.warn("A backup is broken off: the disk is nearly full, or nobody takes it");
                    connection.close();
                    return;
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            log.debug("The connection of a backup was lost", closed);
        }
    }

    /** Before writes of users are refused. */
    private boolean isShortOfRoom() {
        return disk.getObject().isNearlyFull();
    }

    @Override
    public void stop() {
        var socket = listening;
        if (socket != null) {
            listening = null;
            try {
                socket.close();
                Files.deleteIfExists(addressFile(folder.getObject()));
            } catch (IOException left) {
                log.debug("The address of backups is left behind", left);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }
}
