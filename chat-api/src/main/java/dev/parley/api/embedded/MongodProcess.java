package dev.parley.api.embedded;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.parley.api.embedded.documents.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private static final int UNAUTHORIZED = 13;

    private final ChildProcess process;
    private final int port;
    private final String password;

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
            String.valueOf(port),
            "--auth"
        );
        String hint =
            "See mongod.log in the data folder, or name a running MongoDB by the environment variable" +
            " PARLEY_MONGODB_URI.";
        try (MongoClient client = impatientClient(port)) {
            ChildProcess process = ChildProcess.start(NAME, folder, path, command, () -> answers(client), hint);
            String password = keptPassword(folder);
            ensureUser(client, password);
            log.info("MongoDB: {} on port {}, with a password, data in {}", program, port, data);
            return new MongodProcess(process, port, password);
        }
    }

    /** The user outlives the process, and so does the password. */
    private static String keptPassword(DataFolder folder) {
        Path file = folder.secrets().resolve("mongodb");
        try {
            if (Files.notExists(file)) {
                folder.writePrivately(file, StorePassword.random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** While there is no user at all mongod lets its own machine make the first one, and afterwards nobody. */
    private static void ensureUser(MongoClient client, String password) {
        var role = new Document("role", "dbOwner").append("db", DATABASE);
        var user = new Document("createUser", USER)
            .append("pwd", password)
            .append("roles", List.of(role))
            .append("mechanisms", List.of("SCRAM-SHA-256"));
        try {
            client.getDatabase("admin").runCommand(user);
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() != UNAUTHORIZED) {
                throw refused;
            }
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
    public String password() {
        return password;
    }

    @Override
    public boolean lives() {
        return process.lives();
    }

    /** A mongod has tools of its own for it. */
    @Override
    public Optional<Snapshot> snapshot() {
        return Optional.empty();
    }

    @Override
    public void close() {
        process.close();
    }
}
