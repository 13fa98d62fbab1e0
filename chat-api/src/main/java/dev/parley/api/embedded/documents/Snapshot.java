package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.RawBsonDocument;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The documents of a database as they were at one moment, whatever is written meanwhile. The file keeps them until this is
 * closed, and so grows with what is written.
 */
public final class Snapshot implements AutoCloseable {

    private static final String INDEXES = "system.indexes";
    private static final Set<String> OF_THE_SERVER = Set.of(INDEXES, "system.namespaces");
    private static final Set<String> NOT_OF_THE_INDEX = Set.of("ns", "v");

    private final Map<String, MVMap<Object, Document>> collections = new TreeMap<>();
    private final List<Document> indexes = new ArrayList<>();
    private final String database;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Snapshot(MVStore store, String database, Runnable onClose) {
        this.database = database;
        this.onClose = onClose;
        String prefix = FileDatabase.DOCUMENTS + database + ".";
        long version = store.getCurrentVersion();
        for (String map : store.getMapNames()) {
            if (map.startsWith(prefix)) {
                MVMap<Object, Document> present = store.openMap(map, FileFormat.documents());
                collections.put(
                    map.substring(prefix.length()),
                    store.isReadOnly() ? present : present.openVersion(version)
                );
            }
        }
        var definitions = collections.get(INDEXES);
        if (definitions != null) {
            indexes.addAll(definitions.values());
        }
        collections.keySet().removeAll(OF_THE_SERVER);
    }

    /**
     * Takes it of a file that is written to. The caller has committed, and lets nobody write until this returns.
     *
     * @param onClose is called when it is closed
     */
    public static Snapshot of(MVStore store, String database, Runnable onClose) {
        var usage = store.registerVersionUsage();
        Runnable end = () -> {
            if (!store.isClosed()) {
                store.deregisterVersionUsage(usage);
            }
            onClose.run();
        };
        try {
            return new Snapshot(store, database, end);
        } catch (RuntimeException failure) {
            end.run();
            throw failure;
        }
    }

    /** Of a file that nobody else has open. */
    public static Snapshot of(Path file, String database) {
        FormerFile.convert(file);
        var store = new MVStore.Builder().fileName(file.toString()).readOnly().open();
        try {
            return new Snapshot(store, database, store::close);
        } catch (RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    /** Their names, in order. */
    public List<String> collections() {
        return List.copyOf(collections.keySet());
    }

    /** What the indexes of a collection are, as {@code createIndexes} takes it; without that of the ids. */
    public List<RawBsonDocument> indexes(String collection) {
        return indexes
            .stream()
            .filter(index -> (database + "." + collection).equals(index.get("ns")))
            .filter(index -> !"_id_".equals(index.get("name")))
            .map(Snapshot::withoutItsPlace)
            .map(Snapshot::encoded)
            .toList();
    }

    private static Document withoutItsPlace(Document index) {
        var copy = index.clone();
        NOT_OF_THE_INDEX.forEach(copy::remove);
        return copy;
    }

    /** The documents of a collection, one after the other by their ids. */
    public Iterator<RawBsonDocument> documents(String collection) {
        var documents = collections.get(collection);
        if (documents == null) {
            throw new IllegalArgumentException(collection);
        }
        var cursor = documents.cursor(null);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public RawBsonDocument next() {
                cursor.next();
                return encoded(cursor.getValue());
            }
        };
    }

    private static RawBsonDocument encoded(Document document) {
        var bytes = Unpooled.buffer();
        BsonEncoder.encodeDocument(document, bytes);
        return new RawBsonDocument(ByteBufUtil.getBytes(bytes));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }
}
