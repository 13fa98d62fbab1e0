package dev.parley.api.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import dev.parley.api.embedded.documents.Snapshot;
import dev.parley.chat.error.DiskFull;
import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;

/**
 * Goes on after a write to the file has failed. MVStore then closes itself and forgets what was not committed, none of which
 * was acknowledged; here the file is opened again, as after a crash. Reads find it at once. The write that failed is
 * refused, with {@link DiskFull#MONGO_CODE} where that is why.
 */
@Slf4j
final class RecoveringBackend implements MongoBackend {

    private static final int UNKNOWN_ERROR = 8;
    private static final long BETWEEN_ATTEMPTS_NANOS = Duration.ofSeconds(1).toNanos();

    private final Supplier<DurableH2Backend> opening;
    private volatile DurableH2Backend current;
    private volatile @Nullable Failure last;
    private long nextOpening = System.nanoTime();
    private boolean closed;

    /** Writes are refused for a moment after it, as the next one would most likely close the file again. */
    private record Failure(MongoServerError refusal, long at) {
        static Failure of(RuntimeException failure) {
            var refusal = DiskFull.caused(failure)
                ? DataDisk.full()
                : new MongoServerError(UNKNOWN_ERROR, "UnknownError", "The file cannot be written");
            return new Failure(refusal, System.nanoTime());
        }

        boolean isRecent() {
            return System.nanoTime() - at < BETWEEN_ATTEMPTS_NANOS;
        }
    }

    /** @param opening opens the file */
    RecoveringBackend(Supplier<DurableH2Backend> opening) {
        this.opening = opening;
        this.current = opening.get();
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        var backend = current;
        boolean read = DurableH2Backend.isRead(command);
        if (!read && !DataDisk.needsNoRoom(command) && last instanceof Failure failure && failure.isRecent()) {
            throw failure.refusal();
        }
        try {
            return backend.handleCommand(channel, database, command, query);
        } catch (RuntimeException failure) {
            if (!backend.isClosed()) {
                throw failure;
            }
            if (reopen(backend, failure) && read) {
                return current.handleCommand(channel, database, command, query);
            }
            throw Failure.of(failure).refusal();
        }
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        var query = message.getDocument();
        return handleCommand(message.getChannel(), message.getDatabaseName(), query.keySet().iterator().next(), query);
    }

    Snapshot snapshot(String database) {
        return current.snapshot(database);
    }

    void compact() {
        var backend = current;
        try {
            backend.compact();
        } catch (RuntimeException failure) {
            if (backend.isClosed()) {
                reopen(backend, failure);
            } else {
                log.warn("MongoDB: the file was not compacted: {}", failure.toString());
            }
        }
    }

    /** Whether there is an open file now, which another thread may have opened. */
    private synchronized boolean reopen(DurableH2Backend broken, RuntimeException failure) {
        if (current != broken) {
            return true;
        }
        if (closed || nextOpening - System.nanoTime() > 0) {
            return false;
        }
        try {
            log.warn("MongoDB: a write to the file failed, and the file is opened again: {}", failure.toString());
            last = Failure.of(failure);
            current = opening.get();
            return true;
        } catch (RuntimeException still) {
            nextOpening = System.nanoTime() + BETWEEN_ATTEMPTS_NANOS;
            log.warn("MongoDB: the file cannot be opened again yet: {}", still.toString());
            return false;
        }
    }

    @Override
    public void handleClose(Channel channel) {
        current.handleClose(channel);
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return current.handleQuery(query);
    }

    @Override
    public void dropDatabase(String database) {
        current.dropDatabase(database);
    }

    @Override
    public Collection<Document> getCurrentOperations(MongoQuery query) {
        return current.getCurrentOperations(query);
    }

    @Override
    public Document getServerStatus() {
        return current.getServerStatus();
    }

    @Override
    public synchronized void close() {
        closed = true;
        current.close();
    }

    @Override
    public void closeCursors(List<Long> cursorIds) {
        current.closeCursors(cursorIds);
    }

    @Override
    public Clock getClock() {
        return current.getClock();
    }

    @Override
    public void enableOplog() {
        current.enableOplog();
    }

    @Override
    public void disableOplog() {
        current.disableOplog();
    }

    @Override
    public MongoDatabase resolveDatabase(String database) {
        return current.resolveDatabase(database);
    }

    @Override
    public MongoBackend version(MongoVersion version) {
        current.version(version);
        return this;
    }
}
