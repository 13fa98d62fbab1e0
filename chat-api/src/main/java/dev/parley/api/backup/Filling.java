package dev.parley.api.backup;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Fills a database with documents and their indexes, a bounded part at a time. */
@RequiredArgsConstructor
final class Filling {

    private static final int MOST_TOGETHER = 1_000;
    private static final int MOST_BYTES_TOGETHER = 8 << 20;

    private final MongoDatabase database;

    /** Inserts the documents; the answer is their sum. */
    Sum documents(String collection, Iterator<RawBsonDocument> documents) {
        database.createCollection(collection);
        return add(collection, documents);
    }

    /** As {@link #documents}, to a collection that may be there. */
    Sum add(String collection, Iterator<RawBsonDocument> documents) {
        var target = collection(collection);
        var sum = new Sum();
        var part = new ArrayList<RawBsonDocument>();
        long bytes = 0;
        while (documents.hasNext()) {
            var document = Sum.withItsIdFirst(documents.next());
            sum.add(document);
            part.add(document);
            bytes += document.getByteBuffer().remaining();
            if (part.size() == MOST_TOGETHER || bytes >= MOST_BYTES_TOGETHER) {
                insert(target, part);
                bytes = 0;
            }
        }
        insert(target, part);
        return sum;
    }

    private static void insert(MongoCollection<RawBsonDocument> target, List<RawBsonDocument> part) {
        if (!part.isEmpty()) {
            target.insertMany(part, new InsertManyOptions().ordered(false));
            part.clear();
        }
    }

    void indexes(String collection, List<? extends BsonDocument> indexes) {
        if (!indexes.isEmpty()) {
            database.runCommand(
                new BsonDocument("createIndexes", new BsonString(collection)).append("indexes", new BsonArray(indexes))
            );
        }
    }

    long count(String collection) {
        return collection(collection).estimatedDocumentCount();
    }

    /** Reads all documents again. */
    Sum sum(String collection) {
        return sum(collection, List.of(Filters.empty()));
    }

    /** Reads those again that one of the filters finds; no two find the same. */
    Sum sum(String collection, List<Bson> filters) {
        var sum = new Sum();
        for (Bson filter : filters) {
            try (var documents = collection(collection).find(filter).iterator()) {
                documents.forEachRemaining(sum::add);
            }
        }
        return sum;
    }

    private MongoCollection<RawBsonDocument> collection(String name) {
        return database.getCollection(name, RawBsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
    }
}
