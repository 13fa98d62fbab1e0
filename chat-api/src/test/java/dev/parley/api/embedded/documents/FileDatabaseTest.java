package dev.parley.api.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a driver: what queries find with indexes is what they find without. */
class FileDatabaseTest {

    @TempDir
    private Path folder;

    /** A server without a login, on the file. */
    private static final class Server implements AutoCloseable {

        private final MongoServer server;
        private final MongoClient client;

        Server(H2Backend backend) {
            server = new MongoServer(backend);
            server.bind("127.0.0.1", 0);
            client = MongoClients.create(
                new ConnectionString("mongodb://127.0.0.1:" + server.getLocalAddress().getPort())
            );
        }

        MongoDatabase database() {
            return client.getDatabase("parley");
        }

        @Override
        public void close() {
            client.close();
            server.shutdownNow();
        }
    }

    private static final class Backend extends H2Backend {

        Backend(MVStore store) {
            super(store);
        }

        @Override
        protected de.bwaldvogel.mongo.MongoDatabase openOrCreateDatabase(String name) {
            CursorRegistry cursors = getCursorRegistry();
            return new FileDatabase(name, getMvStore(), cursors);
        }
    }

    private Path file() {
        return folder.resolve("mongodb.mv");
    }

    private Server present() {
        FormerFile.convert(file());
        var store = new MVStore.Builder().fileName(file().toString()).open();
        FormerFile.mark(store);
        return new Server(new Backend(store));
    }

    private Server former() {
        return new Server(new H2Backend(new MVStore.Builder().fileName(file().toString()).open()));
    }

    private static final List<Bson> QUERIES = List.of(
        Filters.eq("owner", "owner 3"),
        Filters.in("owner", List.of("owner 1", "owner 4", "nobody")),
        Filters.and(Filters.eq("owner", "owner 3"), Filters.eq("even", true)),
        Filters.and(Filters.eq("owner", "owner 3"), Filters.lte("at", 40)),
        Filters.and(Filters.eq("owner", "owner 3"), Filters.gt("at", 10L), Filters.lt("at", 60L)),
        Filters.and(Filters.eq("owner", "owner 3"), Filters.in("at", List.of(3, 13, 23L))),
        Filters.eq("owner", null),
        Filters.ne("owner", "owner 3"),
        Filters.exists("owner"),
        Filters.regex("owner", "3$"),
        Filters.lte("at", 17),
        Filters.gte("at", 90),
        Filters.eq("tags", "tag 2"),
        Filters.eq("tags", List.of("tag 2", "tag 5")),
        Filters.and(Filters.gt("numbers", 7), Filters.lt("numbers", 2)),
        Filters.all("tags", List.of("tag 2", "tag 5")),
        Filters.or(Filters.eq("owner", "owner 3"), Filters.eq("owner", "owner 4")),
        Filters.and(Filters.eq("_id", "id 30"), Filters.eq("even", true)),
        Filters.and(Filters.eq("_id", "id 31"), Filters.eq("even", true)),
        Filters.and(Filters.in("_id", List.of("id 30", "id 31", "id 32")), Filters.eq("even", true)),
        Filters.and(Filters.gte("_id", "id 30"), Filters.lt("_id", "id 4")),
        Filters.and(Filters.eq("name", "name 12"), Filters.or(Filters.eq("even", true), Filters.lt("at", 3))),
        Filters.eq("name", null),
        Filters.not(Filters.eq("owner", "owner 3"))
    );

    @Test
    void queriesFindTheSameWithAndWithoutIndexesWhateverHasHappenedToTheDocuments() {
        try (var server = present()) {
            var plain = server.database().getCollection("plain");
            var indexed = server.database().getCollection("indexed");
            createIndexes(indexed);
            var random = new Random(7);
            for (int round = 0; round < 4; round++) {
                change(round, plain, indexed, random);
                assertSame(plain, indexed);
            }
        }
    }

    @Test
    void anIndexThatIsMadeLaterHasWhatWasThereAndOneThatIsOpenedAgainHasAll() {
        try (var server = present()) {
            fill(0, List.of(server.database().getCollection("plain"), server.database().getCollection("indexed")));
            createIndexes(server.database().getCollection("indexed"));
            assertSame(server.database().getCollection("plain"), server.database().getCollection("indexed"));
        }
        try (var server = present()) {
            createIndexes(server.database().getCollection("indexed"));
            assertSame(server.database().getCollection("plain"), server.database().getCollection("indexed"));
        }
    }

    @Test
    void aUniqueIndexRefusesASecondWithTheSameValues() {
        try (var server = present()) {
            var collection = server.database().getCollection("indexed");
            createIndexes(collection);
            collection.insertOne(new Document("_id", 1).append("name", "anna"));
            assertThatThrownBy(() -> collection.insertOne(new Document("_id", 2).append("name", "anna"))).isInstanceOf(
                MongoWriteException.class
            );
            assertThatThrownBy(() ->
                collection.insertOne(new Document("_id", 1L).append("name", "boris"))
            ).isInstanceOf(MongoWriteException.class);
            assertThat(collection.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void aFormerFileIsConvertedOnce() throws Exception {
        try (var server = former()) {
            var collections = List.of(
                server.database().getCollection("plain"),
                server.database().getCollection("indexed")
            );
            createIndexes(collections.getLast());
            fill(0, collections);
        }
        try (var server = present()) {
            createIndexes(server.database().getCollection("indexed"));
            assertThat(server.database().getCollection("plain").countDocuments()).isEqualTo(100);
            assertSame(server.database().getCollection("plain"), server.database().getCollection("indexed"));
            server.database().getCollection("plain").insertOne(new Document("_id", "later"));
        }
        try (var server = present()) {
            assertThat(server.database().getCollection("plain").countDocuments()).isEqualTo(101);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file());
        }
    }

    private static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(Indexes.ascending("owner", "at"));
        collection.createIndex(Indexes.ascending("at"));
        collection.createIndex(Indexes.ascending("tags"));
        collection.createIndex(Indexes.ascending("numbers"));
        collection.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true).sparse(true));
    }

    private static void change(
        int round,
        MongoCollection<Document> plain,
        MongoCollection<Document> indexed,
        Random random
    ) {
        var both = List.of(plain, indexed);
        switch (round) {
            case 0 -> fill(0, both);
            case 1 -> {
                for (int i = 0; i < 30; i++) {
                    var id = Filters.eq("_id", "id " + random.nextInt(100));
                    var update = Updates.combine(
                        Updates.set("owner", "owner " + random.nextInt(5)),
                        Updates.set("at", random.nextInt(100)),
                        Updates.addToSet("tags", "tag " + random.nextInt(8))
                    );
                    both.forEach(collection -> collection.updateOne(id, update));
                }
            }
            case 2 -> both.forEach(collection -> {
                collection.deleteMany(Filters.eq("owner", "owner 2"));
                collection.updateMany(Filters.lt("at", 20), Updates.unset("owner"));
                collection.updateOne(Filters.eq("_id", "id 99"), Updates.set("owner", null));
            });
            default -> fill(100, both);
        }
    }

    private static void fill(int from, List<MongoCollection<Document>> collections) {
        var documents = new ArrayList<Document>();
        for (int i = from; i < from + 100; i++) {
            var document = new Document("_id", "id " + i)
                .append("even", i % 2 == 0)
                .append("at", i % 3 == 0 ? Integer.valueOf(i) : Long.valueOf(i))
                .append("tags", List.of("tag " + (i % 4), "tag " + (i % 7)))
                .append("numbers", List.of(i % 10, i % 3));
            if (i % 11 != 0) {
                document.append("owner", "owner " + (i % 5));
            }
            if (i % 2 == 0) {
                document.append("name", "name " + i);
            }
            documents.add(document);
        }
        collections.forEach(collection -> collection.insertMany(documents));
    }

    private static void assertSame(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        for (Bson query : QUERIES) {
            assertThat(ids(indexed, query)).as(query.toBsonDocument().toJson()).isEqualTo(ids(plain, query));
        }
    }

    private static Set<Object> ids(MongoCollection<Document> collection, Bson query) {
        return collection
            .find(query)
            .map(document -> document.get("_id"))
            .into(new HashSet<>());
    }
}
