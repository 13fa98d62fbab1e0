package dev.parley.api.embedded.documents;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;

/** How the maps of the file are written. */
final class FileFormat {

    private FileFormat() {}

    /** Documents by their positions, which are their ids. */
    static MVMap.Builder<Object, Document> documents() {
        return new MVMap.Builder<Object, Document>().keyType(ValueType.INSTANCE).valueType(DocumentType.INSTANCE);
    }

    /** Positions by the values of the index's fields. */
    static MVMap.Builder<KeyValue, Object> uniqueIndex() {
        return new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE);
    }

    /** The values of the index's fields and, as the last, the position of a document that has them. */
    static MVMap.Builder<KeyValue, Boolean> secondaryIndex() {
        return new MVMap.Builder<KeyValue, Boolean>().keyType(KeyType.INSTANCE).valueType(NothingType.INSTANCE);
    }
}
