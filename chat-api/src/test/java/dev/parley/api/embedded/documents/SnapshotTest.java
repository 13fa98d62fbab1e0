package dev.parley.api.embedded.documents;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.RawBsonDocument;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final int DOCUMENTS = 3_000;

    @TempDir
    private Path folder;

    private MVStore open() {
        var store = new MVStore.Builder()
            .fileName(folder.resolve("mongodb.mv").toString())
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .pageSplitSize(4096)
            .cacheSize(1)
            .open();
        store.setRetentionTime(0);
        return store;
    }

    @Test
    void remainsAsItWasWhileAllIsWrittenAnewAndTheFileIsCompacted() {
        try (var store = open()) {
            MVMap<Object, Document> documents = store.openMap("databases.parley.things", FileFormat.documents());
            write(store, documents, 0);
            try (var snapshot = Snapshot.of(store, "parley", () -> {})) {
                for (int round = 1; round < 8; round++) {
                    write(store, documents, round);
                    store.compact(60, 1 << 20);
                    store.commit();
                }
                documents.clear();
                store.commit();
                assertThat(rounds(snapshot)).hasSize(DOCUMENTS).containsOnly(0);
            }
        }
    }

    @Test
    void hasAllOrNothingOfWhatIsWrittenTogether() throws Exception {
        try (var store = open()) {
            MVMap<Object, Document> documents = store.openMap("databases.parley.things", FileFormat.documents());
            write(store, documents, 0);
            var ends = new AtomicBoolean();
            var lock = new Object();
            var writer = Thread.ofPlatform().start(() -> {
                for (int round = 1; !ends.get(); round++) {
                    synchronized (lock) {
                        write(store, documents, round);
                    }
                }
            });
            for (int i = 0; i < 10; i++) {
                Snapshot snapshot;
                synchronized (lock) {
                    snapshot = Snapshot.of(store, "parley", () -> {});
                }
                try (snapshot) {
                    var rounds = rounds(snapshot);
                    assertThat(rounds).hasSize(DOCUMENTS).containsOnly(rounds.getFirst());
                }
            }
            ends.set(true);
            writer.join();
            // Where a writer was in the way as a snapshot was closed, H2 forgets its version at the next commit; it asserts so.
            write(store, documents, 0);
        }
    }

    /** The room in the file is used again once the snapshot is closed. */
    @Test
    void isForgottenWhenItIsClosed() {
        try (var store = open()) {
            MVMap<Object, Document> documents = store.openMap("databases.parley.things", FileFormat.documents());
            write(store, documents, 0);
            Snapshot.of(store, "parley", () -> {}).close();
            write(store, documents, 1);
            write(store, documents, 2);
            long size = store.getFileStore().size();
            for (int round = 3; round < 30; round++) {
                write(store, documents, round);
            }
            assertThat(store.getFileStore().size()).isLessThan(3 * size);
        }
    }

    private static void write(MVStore store, MVMap<Object, Document> documents, int round) {
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.put(
                "id " + i,
                new Document("_id", "id " + i).append("round", round).append("text", "x".repeat(200))
            );
        }
        store.commit();
    }

    private static List<Integer> rounds(Snapshot snapshot) {
        var rounds = new ArrayList<Integer>();
        var documents = snapshot.documents("things");
        while (documents.hasNext()) {
            RawBsonDocument document = documents.next();
            rounds.add(document.getInt32("round").getValue());
        }
        return rounds;
    }
}
