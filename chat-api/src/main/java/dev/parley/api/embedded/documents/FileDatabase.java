package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database in a file. The one that it extends keeps keys and documents by Java's serialisation, and compares keys so; here
 * documents are BSON, and keys are compared as what they are. It knows no index but unique ones; here the others exist
 * too. The names of the maps are the same.
 */
public final class FileDatabase extends H2Database {

    static final String DOCUMENTS = "databases.";
    private static final String FACTS = "meta.";

    private final MVStore store;

    public FileDatabase(String name, MVStore store, CursorRegistry cursors) {
        // The constructor of the superclass opens collections already.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String fullName = getFullCollectionNamespace(name);
        MVMap<Object, Document> documents = store.openMap(DOCUMENTS + fullName, FileFormat.documents());
        MVMap<String, Object> facts = store.openMap(FACTS + fullName);
        return new H2Collection(this, name, options, documents, facts, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
        String collection,
        String name,
        List<IndexKey> keys,
        boolean sparse
    ) {
        MVMap<KeyValue, Object> positions = store.openMap(indexName(collection, name), FileFormat.uniqueIndex());
        return new UniqueIndex(positions, name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
        String collection,
        String name,
        List<IndexKey> keys,
        boolean sparse
    ) {
        MVMap<KeyValue, Boolean> entries = store.openMap(indexName(collection, name), FileFormat.secondaryIndex());
        return new SecondaryIndex(entries, name, keys, sparse);
    }

    private String indexName(String collection, String name) {
        return getFullCollectionNamespace(collection) + "_" + name;
    }
}
