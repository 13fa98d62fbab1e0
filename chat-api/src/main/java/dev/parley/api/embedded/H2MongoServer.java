package dev.parley.api.embedded;

import de.bwaldvogel.mongo.MongoServer;
import dev.parley.api.embedded.documents.FormerFile;
import dev.parley.api.embedded.documents.Snapshot;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** A server that speaks MongoDB's protocol inside this process and keeps its data in one file. */
@Slf4j
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class H2MongoServer implements EmbeddedMongo {

    /** A connection stays on one thread, and the thread waits for the commit: so many writers share a commit. */
    private static final int THREADS = 64;

    private static final long COMPACT_EVERY_MILLIS = 500;

    private final String password;
    private final RecoveringBackend backend;
    private final MongoServer server;
    private final ScheduledExecutorService housekeeper;

    static Path file(DataFolder folder) {
        return folder.root().resolve("mongodb.mv");
    }

    static H2MongoServer start(DataFolder folder, DataDisk disk) {
        Path file = file(folder);
        try {
            FormerFile.convert(file);
            return start(file.toString(), disk);
        } catch (MVStoreException e) {
            throw new StartFailure(
                "The embedded MongoDB cannot open " + file + ": " + e.getMessage(),
                "Restore the file from a backup, or start with an empty folder by the environment variable" +
                    " PARLEY_DATA_DIR.",
                e
            );
        }
    }

    /** @param file as H2 has it, perhaps with the name of one of its file systems before it */
    static H2MongoServer start(String file, DataDisk disk) {
        String password = StorePassword.random();
        MongoAccess access = new MongoAccess(new ScramAccount(USER, password));
        RecoveringBackend backend = new RecoveringBackend(() -> new DurableH2Backend(open(file), access, disk));
        MongoServer server = new MongoServer(backend);
        server.bind(Loopback.any(), 1, THREADS);
        ScheduledExecutorService housekeeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongodb-housekeeper").factory()
        );
        housekeeper.scheduleWithFixedDelay(
            backend::compact,
            COMPACT_EVERY_MILLIS,
            COMPACT_EVERY_MILLIS,
            TimeUnit.MILLISECONDS
        );
        log.info(
            "MongoDB: the embedded stand-in on port {}, with a password of this start, data in {}",
            server.getLocalAddress().getPort(),
            file
        );
        return new H2MongoServer(password, backend, server, housekeeper);
    }

    /**
     * Nothing is committed unless asked for. Small pages, because each commit writes the changed ones whole. No
     * retention of dead chunks, because a commit is forced to the disk before the next one may overwrite them.
     */
    private static MVStore open(String file) {
        MVStore store = new MVStore.Builder()
            .fileName(file)
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .pageSplitSize(4096)
            .cacheSize(64)
            .open();
        store.setRetentionTime(0);
        FormerFile.mark(store);
        return store;
    }

    @Override
    public int port() {
        return server.getLocalAddress().getPort();
    }

    /** It is part of this process. */
    @Override
    public boolean lives() {
        return true;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return Optional.of(backend.snapshot(DATABASE));
    }

    @Override
    public void close() {
        housekeeper.close();
        server.shutdownNow();
    }
}
