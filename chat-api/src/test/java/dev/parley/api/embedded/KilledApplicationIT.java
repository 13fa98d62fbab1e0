package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

@Timeout(120)
class KilledApplicationIT {

    private static final String ACKNOWLEDGED = "acknowledged ";
    private static final int ENOUGH = 400;

    @TempDir
    private Path folder;

    @AfterEach
    void endWhatAFailedTestLeaves() {
        new PidFile(folder.resolve("redis-server.pid")).endLeftover();
    }

    @Test
    void everyAcknowledgedWriteIsThereAfterAKill() throws Exception {
        Set<String> acknowledged = writeAndKill();
        long leftoverRedis = redisProcess();
        assertThat(ProcessHandle.of(leftoverRedis)).isPresent();

        try (ConfigurableApplicationContext context = StoresOnly.run("parley.data-dir=" + folder)) {
            MongoCollection<Document> messages = context
                .getBean(MongoClient.class)
                .getDatabase("parley")
                .getCollection("messages");
            Set<String> kept = messages.distinct("_id", String.class).into(new HashSet<>());

            assertThat(kept).containsAll(acknowledged);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
            assertThat(context.getBean(StringRedisTemplate.class).opsForValue().get("call")).isEqualTo("ringing");
            assertThat(ProcessHandle.of(leftoverRedis)).isEmpty();
            assertThat(ProcessHandle.of(redisProcess())).isPresent();
        }
        assertThat(folder.resolve("redis-server.pid")).doesNotExist();
    }

    private Set<String> writeAndKill() throws IOException {
        Process application = new ProcessBuilder(command()).redirectErrorStream(true).start();
        Set<String> acknowledged = new HashSet<>();
        List<String> output = new ArrayList<>();
        try (BufferedReader lines = application.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith(ACKNOWLEDGED)) {
                    acknowledged.add(line.substring(ACKNOWLEDGED.length()));
                }
                if (acknowledged.size() == ENOUGH) {
                    application.toHandle().destroyForcibly();
                }
            }
        } finally {
            application.destroyForcibly();
        }
        assertThat(acknowledged).describedAs(String.join("\n", output)).isNotEmpty();
        return acknowledged;
    }

    private List<String> command() {
        return List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledApplication.class.getName(),
            "parley.data-dir=" + folder
        );
    }

    private long redisProcess() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("redis-server.pid")).split(" ")[0]);
    }
}
