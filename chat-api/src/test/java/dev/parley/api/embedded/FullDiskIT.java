package dev.parley.api.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A node with stores of its own on a small disk, which becomes full and has room again. */
@Timeout(180)
class FullDiskIT {

    private static final int MIB = 1 << 20;
    private static final String READINESS = "/actuator/health/readiness";

    @TempDir
    private Path mountPoint;

    @Test
    void refusesWhatItCannotKeepLosesNothingAndGoesOnByItself() throws Exception {
        assumeTrue(
            run("mount", "-t", "tmpfs", "-o", "size=128m", "none", mountPoint.toString()),
            "needs root to mount"
        );
        try (
            var node = new Node.Apart("full-disk").start(
                starting ->
                    starting
                        .getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("small", Map.of("parley.data-dir", mountPoint.toString()))),
                "parley.mongodb.uri=",
                "parley.redis.url="
            )
        ) {
            var anna = node.newUser();
            var boris = node.newUser();
            var chat = anna.createGroup("Weather", boris);
            var files = "/api/chats/" + chat + "/attachments?name=noise.bin";
            try (var annas = anna.connect()) {
                annas.ask(id -> new SendMessage(id, chat, "m1", "one", null), ChatReply.MessageAccepted.class);
                leave(DataDisk.KEPT_FREE + 2 * MIB);

                // The disk becomes full in the midst of it.
                var upload = anna.rest().upload("POST", files, noise(8 * MIB));
                assertThat(upload.status()).isEqualTo(507);
                assertThat(upload.code()).isEqualTo("STORAGE_FULL");
                assertThat(upload.body().path("retryable").asBoolean(false)).isTrue();
                assertThat(count(node, "attachment_chunks")).isZero();
                assertThat(count(node, "attachment_checks")).isZero();

                leave(0);
                var refused = annas.ask(id -> new SendMessage(id, chat, "m2", "two", null), SessionEvent.Failed.class);
                assertThat(refused.code()).isEqualTo(ErrorCode.STORAGE_FULL);
                assertThat(refused.retryable()).isTrue();
                assertThat(anna.rest().get("/api/chats").status()).isEqualTo(200);
                assertThat(askForExport(anna).code()).isEqualTo("STORAGE_FULL");
                var ready = new Rest(node).get(READINESS);
                assertThat(ready.status()).isEqualTo(200);
                assertThat(ready.body().path("status").asString("")).isEqualTo("DEGRADED");
                Files.delete(ballast());

                var second = annas.askUntil(
                    id -> new SendMessage(id, chat, "m2", "two", null),
                    ChatReply.MessageAccepted.class
                );
                var first = annas.ask(
                    id -> new SendMessage(id, chat, "m1", "one", null),
                    ChatReply.MessageAccepted.class
                );
                assertThat(second.seq()).isEqualTo(first.seq() + 1);
                assertThat(
                    anna
                        .rest()
                        .upload("POST", files, noise(8 * MIB))
                        .status()
                ).isEqualTo(201);
                assertThat(count(node, "attachment_chunks")).isEqualTo((8 * MIB) / (64 * 1024));
                assertThat(askForExport(anna).status()).isEqualTo(202);
            }
        } finally {
            run("umount", mountPoint.toString());
        }
    }

    private static Rest.Answer askForExport(TestUser user) {
        return user.rest().post("/api/me/export", "{\"password\": \"" + TestUser.PASSWORD + "\"}");
    }

    private static long count(Node node, String collection) {
        return node.bean(MongoTemplate.class).getCollection(collection).countDocuments();
    }

    /** Takes up the disk but for so many bytes. */
    private void leave(long free) throws IOException {
        try (var out = Files.newOutputStream(ballast())) {
            byte[] block = new byte[4096];
            while (Files.getFileStore(mountPoint).getUsableSpace() > free) {
                out.write(block);
            }
        }
    }

    private Path ballast() {
        return mountPoint.resolve("ballast");
    }

    private static byte[] noise(int bytes) {
        var noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
