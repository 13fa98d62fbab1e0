package dev.parley.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;

/** A node with stores of its own is backed up while people write, restored elsewhere, and moved to a MongoDB. */
@Timeout(600)
class BackupWhileRunningIT {

    private static final int SENDERS = 4;
    private static final int BEFORE = 200;
    private static final int PAGE = 50;
    private static final int FILE_BYTES = 3 << 20;

    @TempDir
    private Path folder;

    private static Node start(Path dataDir) {
        return new Node.Apart("backup").start(
            starting ->
                starting
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new MapPropertySource(
                            "own",
                            Map.of("parley.data-dir", dataDir.toString(), "parley.security.jwt-secret", "")
                        )
                    ),
            "parley.mongodb.uri=",
            "parley.redis.url="
        );
    }

    /** What was acknowledged, in a chat, and by whom one gets in again. */
    private record Written(ChatId chat, String token, String attachment, byte[] file, List<String> texts) {}

    @Test
    void hasAllThatWasAcknowledgedBeforeItBeganInOrderAndOnce() throws Exception {
        Path archive = folder.resolve("backup.zip");
        var written = writeAndBackUp(archive);
        assertThat(folder.resolve("backup.zip.part")).doesNotExist();

        Restore.restore(archive, folder.resolve("restored"));
        try (var node = start(folder.resolve("restored"))) {
            assertThatAllIsThere(node, written);
        }
        Path restored = folder.resolve("restored");
        moveAndExpectAllThere(restored, written);
    }

    private Written writeAndBackUp(Path archive) throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var enough = new CountDownLatch(BEFORE);
        var ends = new AtomicBoolean();
        try (var node = start(folder.resolve("running"))) {
            var anna = node.newUser();
            var boris = node.newUser();
            var chat = anna.createGroup("Weather", boris);
            byte[] file = new byte[FILE_BYTES];
            new Random(1).nextBytes(file);
            var senders = new ArrayList<Thread>();
            for (int sender = 0; sender < SENDERS; sender++) {
                String name = "s" + sender;
                senders.add(
                    Thread.ofVirtual().start(() ->
                        send(
                            sender(name, anna, boris),
                            chat,
                            name,
                            text -> {
                                acknowledged.add(text);
                                enough.countDown();
                            },
                            ends
                        )
                    )
                );
            }
            var upload = anna.rest().upload("POST", "/api/chats/" + chat + "/attachments?name=noise.bin", file);
            String attachment = upload.body().path("id").asString("");
            var sent = anna
                .rest()
                .change(
                    "POST",
                    "/api/chats/" + chat + "/messages",
                    "{\"text\": \"\", \"replyTo\": null, \"attachmentIds\": [\"" + attachment + "\"]}",
                    "file"
                );
            assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
            assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
            var before = List.copyOf(acknowledged);
            Backup.toFile(folder.resolve("running"), archive);
            ends.set(true);
            for (var sender : senders) {
                sender.join();
            }
            return new Written(chat, anna.accessToken(), attachment, file, before);
        }
    }

    private static TestUser sender(String name, TestUser anna, TestUser boris) {
        return name.endsWith("0") ? anna : boris;
    }

    private static void send(
        TestUser user,
        ChatId chat,
        String name,
        Consumer<String> acknowledged,
        AtomicBoolean ends
    ) {
        try (var socket = user.connect()) {
            for (int i = 0; !ends.get(); i++) {
                String text = name + " " + i;
                socket.ask(id -> new SendMessage(id, chat, text, text, null), ChatReply.MessageAccepted.class);
                acknowledged.accept(text);
            }
        }
    }

    private static void assertThatAllIsThere(Node node, Written written) {
        var rest = new Rest(node);
        rest.authenticate(written.token());
        var texts = new ArrayList<String>();
        var events = "/api/chats/" + written.chat() + "/events";
        var newest = rest.get(events);
        assertThat(newest.status()).as(newest.raw().body()).isEqualTo(200);
        long head = newest.body().path("head").asLong(0);
        for (long from = 1; from <= head; ) {
            long before = Math.min(from + PAGE, head + 1);
            var page = rest.get(events + "?before=" + before + "&limit=" + (before - from));
            for (var event : page.body().path("events")) {
                assertThat(event.path("seq").asLong(0)).isEqualTo(from++);
                if (!event.path("text").asString("").isEmpty()) {
                    texts.add(event.path("text").asString(""));
                }
            }
            assertThat(from).isEqualTo(before);
        }
        assertThat(texts).doesNotHaveDuplicates().containsAll(written.texts());
        for (int sender = 0; sender < SENDERS; sender++) {
            String name = "s" + sender + " ";
            var own = texts
                .stream()
                .filter(text -> text.startsWith(name))
                .map(text -> Integer.valueOf(text.substring(name.length())))
                .toList();
            assertThat(own).isSorted();
        }
        var file = rest.download("/api/chats/" + written.chat() + "/attachments/" + written.attachment());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(written.file());
    }

    private void moveAndExpectAllThere(Path source, Written written) throws IOException {
        try (var apart = MongoApart.start(folder.resolve("apart"))) {
            Move.move(source, apart.address());
            String secret = Files.readString(source.resolve("secrets/jwt"));
            try (
                var node = new Node.Apart("moved").start(starting ->
                    starting
                        .getEnvironment()
                        .getPropertySources()
                        .addFirst(
                            new MapPropertySource(
                                "moved",
                                Map.of(
                                    // The configured address has been looked at before this.
                                    "spring.mongodb.uri",
                                    apart.address(),
                                    "parley.security.jwt-secret",
                                    "base64:" + secret
                                )
                            )
                        )
                )
            ) {
                assertThatAllIsThere(node, written);
            }
        }
    }

    @Test
    void givesNothingWithoutThePasswordOfTheFolderAndSaysWhereNobodyAnswers() throws Exception {
        Path dataDir = folder.resolve("running");
        try (var node = start(dataDir)) {
            assertThat(node.address()).isNotNull();
            String[] address = Files.readString(dataDir.resolve(BackupDoor.ADDRESS_FILE)).split(" ");
            assertThat(address[1]).hasSize(BackupDoor.PASSWORD_LENGTH);
            for (String guess : List.of(
                "x".repeat(BackupDoor.PASSWORD_LENGTH),
                "GET / HTTP/1.1\r\n" + "x".repeat(60)
            )) {
                try (var socket = new Socket("127.0.0.1", Integer.parseInt(address[0]))) {
                    socket.getOutputStream().write(guess.getBytes(StandardCharsets.US_ASCII));
                    assertThat(answered(socket)).isZero();
                }
            }
            Files.delete(dataDir.resolve(BackupDoor.ADDRESS_FILE));
            assertThatThrownBy(() -> Backup.toFile(dataDir, folder.resolve("none.zip")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("gives no backups now");
        }
    }

    /** A closed connection may be told as an end or as a reset. */
    private static int answered(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes().length;
        } catch (IOException reset) {
            return 0;
        }
    }
}
