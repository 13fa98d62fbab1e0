package dev.parley.api.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.redis.core.StringRedisTemplate;

@SpringBootTest(classes = StoresOnly.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class EmbeddedStoresIT {

    @Autowired
    private MongoClient mongo;

    @Autowired
    private MongoConnectionDetails details;

    @Autowired
    private StringRedisTemplate redis;

    @Test
    void mongoAnswersTheHealthCheck() {
        assertThat(mongo.getDatabase("admin").runCommand(new Document("hello", 1))).containsKey("maxWireVersion");
    }

    @Test
    void mongoGivesNothingToWhoHasNoPassword() {
        String server = "127.0.0.1:" + details.getConnectionString().getHosts().getFirst().split(":")[1];
        try (var stranger = MongoClients.create("mongodb://" + server)) {
            var users = stranger.getDatabase("parley").getCollection("users");
            assertRefused(() -> users.find().first());
            assertRefused(() -> users.insertOne(new Document("_id", "intruder")));
            assertRefused(() -> stranger.getDatabase("parley").runCommand(new Document("aggregate", "users")));
            assertRefused(() -> stranger.listDatabaseNames().first());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "parley:wrong", "admin:wrong", "parley:" })
    void mongoRefusesAWrongPassword(String login) {
        String server = "127.0.0.1:" + details.getConnectionString().getHosts().getFirst().split(":")[1];
        String uri = "mongodb://" + login + "@" + server + "/?authSource=admin&authMechanism=SCRAM-SHA-256";
        try (var stranger = MongoClients.create(uri)) {
            var users = stranger.getDatabase("parley").getCollection("users");
            assertThatThrownBy(() -> users.find().first()).isInstanceOf(MongoSecurityException.class);
        }
    }

    private static void assertRefused(ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(MongoException.class, refusal ->
            assertThat(refusal.getCode()).isEqualTo(13)
        );
    }

    @Test
    void redisHoldsAValue() {
        redis.opsForValue().set("greeting", "hello");

        assertThat(redis.opsForValue().get("greeting")).isEqualTo("hello");
    }

    @Test
    void aCounterGivesEachCallerANumberOfItsOwn() throws Exception {
        MongoCollection<Document> counters = mongo.getDatabase("parley").getCollection("counters");
        counters.insertOne(new Document("_id", "chat").append("seq", 0));
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        Callable<Integer> next = () ->
            Objects.requireNonNull(counters.findOneAndUpdate(eq("_id", "chat"), inc("seq", 1), after)).getInteger(
                "seq"
            );

        assertThat(inParallel(400, next)).containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 400).boxed().toList()
        );
    }

    @Test
    void aDocumentCanBeReadWhileItIsChanged() throws Exception {
        MongoCollection<Document> chats = mongo.getDatabase("parley").getCollection("chats");
        chats.insertOne(new Document("_id", "chat").append("a", 0).append("b", 0));

        List<Boolean> whole = inParallel(400, () -> {
            chats.updateOne(eq("_id", "chat"), combine(inc("a", 1), inc("b", 1)));
            Document read = Objects.requireNonNull(chats.find(eq("_id", "chat")).first());
            return read.getInteger("a").equals(read.getInteger("b"));
        });

        assertThat(whole).containsOnly(true);
    }

    private static <T> List<T> inParallel(int times, Callable<T> task) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<T>> results = threads.invokeAll(
                IntStream.range(0, times)
                    .mapToObj(i -> task)
                    .toList()
            );
            return results.stream().map(Future::resultNow).toList();
        }
    }
}
