package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Kills an application that writes, again and again on the same data; how often, says {@code parley.faults.kills}. */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledApplicationIT {

    private static final int KILLS = Integer.getInteger("parley.faults.kills", 2);
    private static final long SEED = Long.getLong("parley.faults.seed", 1);
    private static final int MOST_LINES = 2_000;
    private static final int MOST_LOOKED_UP = 200;

    /** The acknowledged version of each document that may be there. */
    private final Map<String, Integer> written = new HashMap<>();

    /** Whose deletion has begun, and may or may not have been carried out. */
    private final Set<String> doomed = new HashSet<>();

    private final Set<String> deleted = new HashSet<>();

    @TempDir
    private Path folder;

    @AfterEach
    void endWhatAFailedTestLeaves() {
        new PidFile(folder.resolve("redis-server.pid")).endLeftover();
    }

    @Test
    void whatWasAcknowledgedIsSoAfterEachKill() throws Exception {
        var random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            writeAndKill("kill" + kill, 1 + random.nextInt(MOST_LINES));
            long leftoverRedis = redisProcess();
            assertThat(ProcessHandle.of(leftoverRedis)).isPresent();
            try (ConfigurableApplicationContext context = StoresOnly.run("parley.data-dir=" + folder)) {
                expectWhatWasAcknowledged(KilledApplication.messages(context), random);
                assertThat(context.getBean(StringRedisTemplate.class).opsForValue().get("call")).isEqualTo("ringing");
                assertThat(ProcessHandle.of(leftoverRedis)).isEmpty();
                assertThat(ProcessHandle.of(redisProcess())).isPresent();
            }
            assertThat(folder.resolve("redis-server.pid")).doesNotExist();
        }
        assertThat(written).hasSizeGreaterThan(KILLS);
    }

    private void writeAndKill(String time, int lines) throws IOException {
        Process application = new ProcessBuilder(command(time)).redirectErrorStream(true).start();
        List<String> output = new ArrayList<>();
        int told = 0;
        try (BufferedReader reader = application.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                if (read(line) && ++told == lines) {
                    application.toHandle().destroyForcibly();
                }
            }
        } finally {
            application.destroyForcibly();
        }
        assertThat(told).describedAs(String.join("\n", output)).isGreaterThanOrEqualTo(lines);
    }

    /** False for what the application does not tell of a document. */
    private boolean read(String line) {
        if (line.startsWith(KilledApplication.WROTE)) {
            String[] idAndVersion = line.substring(KilledApplication.WROTE.length()).split(" ");
            written.put(idAndVersion[0], Integer.valueOf(idAndVersion[1]));
        } else if (line.startsWith(KilledApplication.DELETES)) {
            doomed.add(line.substring(KilledApplication.DELETES.length()));
        } else if (line.startsWith(KilledApplication.DELETED)) {
            String id = line.substring(KilledApplication.DELETED.length());
            deleted.add(id);
            doomed.remove(id);
            written.remove(id);
        } else {
            return false;
        }
        return true;
    }

    /** What was under way at the kill may be so, too: the next version of a document, one more document, one less. */
    private void expectWhatWasAcknowledged(MongoCollection<Document> messages, Random random) {
        Map<String, Document> found = new HashMap<>();
        messages.find().forEach(each -> found.put(each.getString("_id"), each));
        written.forEach((id, version) -> {
            var document = found.get(id);
            if (document != null) {
                assertThat(document.getInteger("version"))
                    .as(id)
                    .isBetween(version, version + 1);
            } else {
                assertThat(doomed).contains(id);
            }
        });
        assertThat(found.keySet()).doesNotContainAnyElementsOf(deleted);
        expectTheIndexesToAgree(messages, found, random);
        found.forEach((id, document) -> written.put(id, document.getInteger("version")));
        written.keySet().retainAll(found.keySet());
        doomed.clear();
    }

    private static void expectTheIndexesToAgree(
        MongoCollection<Document> messages,
        Map<String, Document> found,
        Random random
    ) {
        var chats = new HashMap<String, Long>();
        found.values().forEach(each -> chats.merge(each.getString("chat") + each.get("version"), 1L, Long::sum));
        for (int chat = 0; chat < 4; chat++) {
            for (int version = 0; version < 4; version++) {
                var of = Filters.and(Filters.eq("chat", "chat" + chat), Filters.eq("version", version));
                assertThat(messages.countDocuments(of)).isEqualTo(chats.getOrDefault("chat" + chat + version, 0L));
            }
        }
        var ids = List.copyOf(found.keySet());
        for (int i = 0; i < Math.min(MOST_LOOKED_UP, ids.size()); i++) {
            String id = ids.get(random.nextInt(ids.size()));
            assertThat(messages.find(Filters.eq("key", "key of " + id)).first()).isEqualTo(found.get(id));
        }
    }

    private List<String> command(String time) {
        return List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledApplication.class.getName(),
            time,
            "parley.data-dir=" + folder
        );
    }

    private long redisProcess() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("redis-server.pid")).split(" ")[0]);
    }
}
