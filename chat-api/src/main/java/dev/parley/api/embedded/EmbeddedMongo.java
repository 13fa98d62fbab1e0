package dev.parley.api.embedded;

import com.mongodb.ConnectionString;
import dev.parley.api.embedded.documents.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A MongoDB of Parley's own: an installed mongod, or a server inside this process that speaks its protocol. */
public sealed interface EmbeddedMongo extends AutoCloseable permits MongodProcess, H2MongoServer {
    /** The database that Parley uses. */
    String DATABASE = "parley";

    /** Who logs in, in the database {@code admin}. */
    String USER = "parley";

    int port();

    /** Of {@link #USER}, for SCRAM-SHA-256. */
    String password();

    default ConnectionString address(String database) {
        return new ConnectionString(
            "mongodb://%s:%s@%s:%s/%s?authSource=admin&authMechanism=SCRAM-SHA-256".formatted(
                USER,
                password(),
                Loopback.HOST,
                port(),
                database
            )
        );
    }

    /** Whether it runs still, be it that it does not answer at the moment. */
    boolean lives();

    /** All documents as they are now; none where it is a mongod, which has tools of its own for that. */
    Optional<Snapshot> snapshot();

    @Override
    void close();

    /** The file of the server inside this process; it is not there where a mongod wrote the folder. */
    static Path file(DataFolder folder) {
        return H2MongoServer.file(folder);
    }

    /** Runs the server inside this process on a file, for a command that fills it. */
    static EmbeddedMongo startOn(Path file, DataFolder folder) {
        return H2MongoServer.start(file.toString(), DataDisk.of(folder.root()));
    }

    /** Starts the server that wrote the data folder; a new folder gets a mongod where one is installed. */
    static EmbeddedMongo start(DataFolder folder, SearchPath path, DataDisk disk) {
        ChildProcess.pidFile(folder, MongodProcess.NAME).endLeftover();
        Optional<Path> mongod = path.find(MongodProcess.NAME);
        if (Files.isDirectory(MongodProcess.data(folder))) {
            return MongodProcess.start(mongod.orElseThrow(() -> mongodMissing(folder)), folder, path);
        }
        if (mongod.isPresent() && Files.notExists(H2MongoServer.file(folder))) {
            return MongodProcess.start(mongod.get(), folder, path);
        }
        return H2MongoServer.start(folder, disk);
    }

    private static StartFailure mongodMissing(DataFolder folder) {
        return new StartFailure(
            "The data folder " + folder.root() + " was written by mongod, which is not on the PATH.",
            "Install mongod again, or start with an empty folder by the environment variable PARLEY_DATA_DIR."
        );
    }
}
