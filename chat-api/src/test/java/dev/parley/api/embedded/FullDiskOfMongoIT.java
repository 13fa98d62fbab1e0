package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.parley.chat.error.DiskFull;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded MongoDB on a disk that becomes full while it writes, and has room again. */
@Timeout(120)
class FullDiskOfMongoIT {

    private static final int WRITERS = 6;
    private static final int OUTAGES = 4;
    private static final int WRITES_BETWEEN = 60;

    @TempDir
    private Path folder;

    private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
    private final DataDisk disk = new DataDisk(free::get);

    @AfterEach
    void makeRoom() {
        FullFileSystem.full(false);
    }

    @Test
    void keepsAllThatWasAcknowledgedAndGoesOnByItself() throws Exception {
        String file = folder.resolve("mongodb.mv").toString();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var refused = new AtomicInteger();
        try (var server = H2MongoServer.start(FullFileSystem.name(file), disk); var client = client(server)) {
            var messages = messages(client);
            messages.insertOne(new Document("_id", "first"));
            var over = new AtomicBoolean();
            var writing = new CountDownLatch(WRITERS);
            try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    String name = "writer-" + writer;
                    writers.execute(() -> {
                        writing.countDown();
                        write(messages, name, over, acknowledged, refused);
                    });
                }
                writing.await();
                for (int outage = 1; outage <= OUTAGES; outage++) {
                    awaitMore(acknowledged);
                    int before = refused.get();
                    FullFileSystem.full(true);
                    awaitRefusal(refused, before);
                    assertThat(messages.find(new Document("_id", "first")).first()).isNotNull();
                    FullFileSystem.full(false);
                }
                awaitMore(acknowledged);
                over.set(true);
            }
        }

        try (var server = H2MongoServer.start(file, disk); var client = client(server)) {
            var kept = messages(client).distinct("_id", String.class).into(new HashSet<>());
            assertThat(kept).containsAll(acknowledged);
        }
    }

    @Test
    void refusesToWriteBeforeTheLastRoomIsUsedAndLetsRoomBeMade() {
        try (
            var server = H2MongoServer.start(folder.resolve("mongodb.mv").toString(), disk);
            var client = client(server)
        ) {
            var messages = messages(client);
            messages.insertOne(new Document("_id", "first"));
            free.set(DataDisk.KEPT_FREE - 1);

            assertFull(() -> messages.insertOne(new Document("_id", "second")));
            assertThat(messages.countDocuments()).isEqualTo(1);
            assertThat(disk.isFull()).isTrue();
            messages.deleteOne(new Document("_id", "first"));
            free.set(DataDisk.KEPT_FREE_BY_REMOVALS - 1);
            assertFull(() -> messages.deleteOne(new Document("_id", "first")));
            free.set(DataDisk.KEPT_FREE);

            messages.insertOne(new Document("_id", "second"));
            assertThat(messages.distinct("_id", String.class)).containsExactly("second");
        }
    }

    private static void write(
        MongoCollection<Document> messages,
        String writer,
        AtomicBoolean over,
        Set<String> acknowledged,
        AtomicInteger refused
    ) {
        for (int n = 0; !over.get(); n++) {
            String id = writer + ":" + n;
            try {
                messages.insertOne(new Document("_id", id).append("text", "x".repeat(200)));
                acknowledged.add(id);
            } catch (MongoException failure) {
                if (failure.getCode() == DiskFull.MONGO_CODE) {
                    refused.incrementAndGet();
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private static void awaitMore(Set<String> acknowledged) {
        int target = acknowledged.size() + WRITES_BETWEEN;
        while (acknowledged.size() < target) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void awaitRefusal(AtomicInteger refused, int before) {
        while (refused.get() == before) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void assertFull(Runnable write) {
        assertThatThrownBy(write::run).isInstanceOfSatisfying(MongoException.class, refusal ->
            assertThat(DiskFull.caused(refusal)).isTrue()
        );
    }

    private static MongoClient client(EmbeddedMongo server) {
        return MongoClients.create(server.address("parley").getConnectionString());
    }

    private static MongoCollection<Document> messages(MongoClient client) {
        return client.getDatabase("parley").getCollection("messages");
    }
}
