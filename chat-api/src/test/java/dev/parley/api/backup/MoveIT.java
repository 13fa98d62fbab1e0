package dev.parley.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.parley.api.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moves to a MongoDB in another process. */
class MoveIT {

    @TempDir
    private Path folder;

    private Path source;
    private MongoApart apart;
    private MongoClient client;

    @BeforeEach
    void start() throws IOException {
        source = folder.resolve("source");
        Filled.fill(source);
        apart = MongoApart.start(folder.resolve("apart"));
        client = MongoClients.create(apart.address());
    }

    @AfterEach
    void end() {
        client.close();
        apart.close();
    }

    private MongoDatabase target() {
        return client.getDatabase("parley");
    }

    @Test
    void copiesAllDocumentsAndIndexes() {
        assertThat(Move.move(source, apart.address())).isEqualTo(Filled.MANY + 7);
        assertThat(Filled.content(target())).isEqualTo(Filled.content(source));
    }

    @Test
    void refusesADatabaseThatIsNotEmptyAndLeavesItAlone() {
        target().getCollection("things").insertOne(new Document("_id", "mine"));
        assertThatThrownBy(() -> Move.move(source, apart.address()))
            .isInstanceOf(CommandFailure.class)
            .hasMessageContaining("not empty: things");
        assertThat(target().getCollection("things").find()).containsExactly(new Document("_id", "mine"));
    }

    @Test
    void beginsAnewWhereAMoveWasBrokenOff() {
        target().getCollection(UnfinishedMove.COLLECTION).insertOne(new Document("_id", "unfinished"));
        target().getCollection("things").insertOne(new Document("_id", "thing 1"));
        Move.move(source, apart.address());
        assertThat(Filled.content(target())).isEqualTo(Filled.content(source));
        assertThat(UnfinishedMove.isIn(target())).isFalse();
    }

    @Test
    void asksForAStoppedParleyAndForTheNameOfADatabase() {
        try (var running = DataFolder.open(source)) {
            assertThat(running.root()).exists();
            assertThatThrownBy(() -> Move.move(source, apart.address())).hasMessageContaining("in use");
        }
        assertThatThrownBy(() -> Move.move(source, "mongodb://127.0.0.1:1")).hasMessageContaining("name of a database");
        assertThatThrownBy(() -> Move.move(folder.resolve("none"), apart.address())).hasMessageContaining(
            "no data folder"
        );
    }
}
