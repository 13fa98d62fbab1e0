package dev.parley.api.backup;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.parley.api.embedded.DataFolder;
import dev.parley.api.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/** A data folder with documents of all kinds. */
final class Filled {

    static final int MANY = 2_500;

    private Filled() {}

    static void fill(Path dataDir) {
        try (var folder = DataFolder.open(dataDir)) {
            folder.writePrivately(folder.secrets().resolve("jwt"), "c2VjcmV0");
            on(folder, database -> {
                var things = database.getCollection("things");
                things.createIndex(Indexes.ascending("owner", "at"));
                things.createIndex(
                    Indexes.ascending("name"),
                    new IndexOptions().unique(true).sparse(true).name("names")
                );
                things.createIndex(Indexes.ascending("gone"), new IndexOptions().expireAfter(5L, TimeUnit.DAYS));
                var part = new ArrayList<Document>();
                for (int i = 0; i < MANY; i++) {
                    part.add(thing(i));
                }
                things.insertMany(part);
                var ids = database.getCollection("ids");
                for (Object id : List.of(1, 2L, 2.5, "text", new ObjectId(), new Document("a", 1).append("b", "x"))) {
                    ids.insertOne(new Document("value", "of " + id).append("_id", id));
                }
                database
                    .getCollection("chunks")
                    .insertOne(new Document("_id", "f:0").append("data", new byte[1 << 20]));
                database.createCollection("empty");
                return true;
            });
        }
    }

    private static Document thing(int i) {
        return new Document("_id", "thing " + i)
            .append("at", i % 2 == 0 ? Integer.valueOf(i) : Long.valueOf(i))
            .append("owner", "owner " + (i % 7))
            .append("when", new Date(1_700_000_000_000L + i))
            .append("half", i / 2.0)
            .append("nothing", null)
            .append("yes", true)
            .append("list", List.of(1, "two", new Document("three", 3)))
            .append("bytes", new Binary(new byte[] { 1, 2, (byte) i }))
            .append("text", "سلام \uD83D\uDE00 " + i);
    }

    private static <T> T on(DataFolder folder, Function<MongoDatabase, T> use) {
        try (
            var mongo = EmbeddedMongo.startOn(EmbeddedMongo.file(folder), folder);
            var client = MongoClients.create(mongo.address(EmbeddedMongo.DATABASE))
        ) {
            return use.apply(client.getDatabase(EmbeddedMongo.DATABASE));
        }
    }

    static Map<String, List<Document>> content(Path dataDir) {
        try (var folder = DataFolder.open(dataDir)) {
            return on(folder, Filled::content);
        }
    }

    /** All documents by their collections, and the indexes of each. */
    static Map<String, List<Document>> content(MongoDatabase database) {
        var content = new HashMap<String, List<Document>>();
        for (String name : database.listCollectionNames()) {
            if (!name.startsWith("system.")) {
                var documents = database.getCollection(name).find().into(new ArrayList<>());
                documents.sort((one, other) ->
                    String.valueOf(one.get("_id")).compareTo(String.valueOf(other.get("_id")))
                );
                content.put(name, documents);
                content.put(name + " indexes", indexes(database, name));
            }
        }
        return content;
    }

    private static List<Document> indexes(MongoDatabase database, String name) {
        var indexes = database.getCollection(name).listIndexes().into(new ArrayList<>());
        indexes.forEach(index -> List.of("ns", "v").forEach(index::remove));
        indexes.sort((one, other) -> one.getString("name").compareTo(other.getString("name")));
        return indexes;
    }
}
