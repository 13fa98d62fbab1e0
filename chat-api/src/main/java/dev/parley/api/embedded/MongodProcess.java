package dev.parley.api.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.bson.Document;

/** The real mongod, as found on the PATH. */
@Slf4j
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class MongodProcess implements EmbeddedMongo {

    static final String NAME = "mongod";

    private final ChildProcess process;
    private final int port;

    static Path data(DataFolder folder) {
        return folder.root().resolve("mongod");
    }

    static MongodProcess start(Path program, DataFolder folder, SearchPath path) {
        int port = Loopback.freePort();
        String data = folder.folder(data(folder).getFileName().toString()).toString();
        List<String> command = List.of(
            program.toString(),
            "--dbpath",
            data,
            "--bind_ip",
            Loopback.HOST,
            "--port",
            String.valueOf(port)
        );
        String hint =
            "See mongod.log in the data folder, or name a running MongoDB by the environment variable" +
            " PARLEY_MONGODB_URI.";
        try (MongoClient client = impatientClient(port)) {
            ChildProcess process = ChildProcess.start(NAME, folder, path, command, () -> answers(client), hint);
            log.info("MongoDB: {} on port {}, data in {}", program, port, data);
            return new MongodProcess(process, port);
        }
    }

    private static MongoClient impatientClient(int port) {
        return MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString("mongodb://" + Loopback.HOST + ":" + port))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
                .build()
        );
    }

    private static boolean answers(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
