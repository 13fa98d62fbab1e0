package dev.parley.api.backup;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.parley.api.embedded.DataFolder;
import dev.parley.api.embedded.EmbeddedMongo;
import dev.parley.api.embedded.documents.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.bson.Document;

/**
 * Copies all that is in the embedded MongoDB of a stopped Parley to an empty database elsewhere, and compares. While it is not
 * finished a document there says so, by which Parley does not start on it, and a repeat knows that it may begin anew.
 */
final class Move {

    private static final int PATIENCE_SECONDS = 10;

    private Move() {}

    /** The answer is how many documents were copied. */
    static long move(Path dataDir, String to) {
        return between(dataDir, to, Move::copy);
    }

    /** Only one chat, to an installation that is there. */
    static ChatMove.Moved moveChat(Path dataDir, String to, String chat) {
        return between(dataDir, to, (snapshot, target) -> new ChatMove(snapshot, target, chat).move());
    }

    private static <T> T between(Path dataDir, String to, BiFunction<Snapshot, MongoDatabase, T> work) {
        var address = address(to);
        String database = address.getDatabase();
        if (database == null) {
            throw new CommandFailure("The address has no name of a database: mongodb://HOST:27017/parley");
        }
        if (!DataFolder.isOne(dataDir)) {
            throw new CommandFailure("There is no data folder " + dataDir.toAbsolutePath() + ".");
        }
        try (var folder = DataFolder.open(dataDir)) {
            Path file = EmbeddedMongo.file(folder);
            if (Files.notExists(file)) {
                throw new CommandFailure(
                    "The data folder " +
                        folder.root() +
                        " has no " +
                        file.getFileName() +
                        ": nothing is in it, or a mongod wrote it, which is moved by mongodump and mongorestore."
                );
            }
            try (
                var snapshot = Snapshot.of(file, EmbeddedMongo.DATABASE);
                var client = MongoClients.create(settings(address))
            ) {
                return work.apply(snapshot, client.getDatabase(database).withWriteConcern(WriteConcern.MAJORITY));
            } catch (MongoException failure) {
                throw new CommandFailure("MongoDB: " + failure.getMessage(), failure);
            }
        }
    }

    private static ConnectionString address(String to) {
        try {
            return new ConnectionString(to);
        } catch (IllegalArgumentException invalid) {
            throw new CommandFailure("This is no address of a MongoDB: " + invalid.getMessage(), invalid);
        }
    }

    private static MongoClientSettings settings(ConnectionString address) {
        return MongoClientSettings.builder()
            .applyConnectionString(address)
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
            .build();
    }

    private static long copy(Snapshot snapshot, MongoDatabase target) {
        begin(target);
        var filling = new Filling(target);
        long copied = 0;
        for (String collection : snapshot.collections()) {
            var sum = filling.documents(collection, snapshot.documents(collection));
            if (!filling.sum(collection).isSameAs(sum)) {
                throw new CommandFailure("What was written to " + collection + " is not what is read there.");
            }
            // Not before: MongoDB begins to forget what has expired as soon as an index tells it to.
            filling.indexes(collection, snapshot.indexes(collection));
            copied += sum.count();
        }
        target.getCollection(UnfinishedMove.COLLECTION).drop();
        return copied;
    }

    /** Requires an empty database, or makes it one if all that is in it comes from a move that was broken off. */
    private static void begin(MongoDatabase target) {
        var there = target
            .listCollectionNames()
            .into(new ArrayList<>())
            .stream()
            .filter(name -> !name.startsWith("system."))
            .toList();
        if (!there.isEmpty() && !UnfinishedMove.isIn(target)) {
            throw new CommandFailure(
                "The database " +
                    target.getName() +
                    " is not empty: " +
                    String.join(", ", some(there)) +
                    ". Name a new one, or drop it first."
            );
        }
        there
            .stream()
            .filter(name -> !name.equals(UnfinishedMove.COLLECTION))
            .forEach(name -> {
                target.getCollection(name).deleteMany(new Document());
                target.getCollection(name).drop();
            });
        if (there.isEmpty()) {
            target.getCollection(UnfinishedMove.COLLECTION).insertOne(new Document("_id", "unfinished"));
        }
    }

    private static List<String> some(List<String> names) {
        return names.size() <= 5 ? names : names.subList(0, 5);
    }
}
