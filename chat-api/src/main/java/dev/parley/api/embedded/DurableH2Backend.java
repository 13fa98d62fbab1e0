package dev.parley.api.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import dev.parley.api.embedded.documents.FileDatabase;
import dev.parley.api.embedded.documents.Snapshot;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;

/**
 * Cures six faults of the backend it extends. Anybody could do anything: now a connection logs in first
 * ({@link MongoAccess}). The health check's {@code hello} is answered. Documents are changed in place and handed out without a copy, so commands run one at a time and replies are copies. A write is answered only
 * after it is on the disk, so that it survives a killed process. A commit never falls into the middle of a
 * command, so that an index and its documents agree after a crash. A write for which the disk has no room is refused before
 * it changes anything.
 */
final class DurableH2Backend extends H2Backend {

    private static final Set<String> READS = Set.of(
        "hello",
        "ismaster",
        "ping",
        "buildinfo",
        "find",
        "getmore",
        "count",
        "distinct",
        "killcursors",
        "endsessions",
        "listcollections",
        "listindexes",
        "listdatabases",
        "serverstatus"
    );

    private static final int LEAST_FILL_PERCENT = 60;
    private static final int COMPACT_BYTES = 1 << 20;

    private final ReentrantLock commands = new ReentrantLock();
    private final GroupCommit commits = new GroupCommit(this::commitToDisk);

    private final AtomicInteger snapshots = new AtomicInteger();
    private final MongoAccess access;
    private final DataDisk disk;

    DurableH2Backend(MVStore store, MongoAccess access, DataDisk disk) {
        super(store);
        this.access = access;
        this.disk = disk;
    }

    static boolean isRead(String command) {
        return READS.contains(command.toLowerCase(Locale.ROOT));
    }

    /** A failed write has closed the file; nothing goes on by this backend. */
    boolean isClosed() {
        return getMvStore().isClosed();
    }

    /** With a format and indexes of its own. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new FileDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        return access.answer(channel, command, query).orElseGet(() -> carryOut(channel, databaseName, command, query));
    }

    /** The way of clients from before MongoDB 3.6; no driver of today takes it to read data. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        access.requireLogin(query.getChannel(), "query");
        return super.handleQuery(query);
    }

    private Document carryOut(Channel channel, String databaseName, String command, Document query) {
        if (isRead(command)) {
            return read(channel, databaseName, command, query);
        }
        disk.requireRoomFor(command);
        commands.lock();
        try {
            return super.handleCommand(channel, databaseName, command, query).cloneDeeply();
        } finally {
            long ticket = commits.ticket();
            commands.unlock();
            commits.await(ticket);
        }
    }

    /** Rewrites chunks of the file of which little is still used; a small part at a time, as commands wait for it. */
    void compact() {
        if (snapshots.get() > 0 || disk.usableBytes() < DataDisk.KEPT_FREE_BY_REMOVALS) {
            // What a snapshot needs would only be written once more.
            return;
        }
        commands.lock();
        try {
            if (getMvStore().compact(LEAST_FILL_PERCENT, COMPACT_BYTES)) {
                getMvStore().sync();
            }
        } finally {
            commands.unlock();
        }
    }

    /** All that has been answered is in it. */
    Snapshot snapshot(String database) {
        commands.lock();
        try {
            getMvStore().commit();
            snapshots.incrementAndGet();
            return Snapshot.of(getMvStore(), database, snapshots::decrementAndGet);
        } finally {
            commands.unlock();
        }
    }

    private Document read(Channel channel, String databaseName, String command, Document query) {
        commands.lock();
        try {
            String known = command.equalsIgnoreCase("hello") ? "ismaster" : command;
            return super.handleCommand(channel, databaseName, known, query).cloneDeeply();
        } finally {
            commands.unlock();
        }
    }

    private void commitToDisk() {
        commands.lock();
        try {
            getMvStore().commit();
        } finally {
            commands.unlock();
        }
        try {
            getMvStore().sync();
            if (isClosed()) {
                // A closed file is not synced, and nothing says so.
                throw new IllegalStateException("The file was closed meanwhile");
            }
        } catch (RuntimeException unsynced) {
            // What is on the disk is unknown, and to try again would not tell (the page cache may call it clean).
            getMvStore().closeImmediately();
            throw unsynced;
        }
    }
}
