package dev.parley.api.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.parley.api.protocol.ChatCommand.ForwardMessage;
import dev.parley.api.protocol.ChatCommand.MoveReadMarker;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply.MessageAccepted;
import dev.parley.api.protocol.ChatReply.MessageForwarded;
import dev.parley.api.protocol.ForwardTarget;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.attachment.StorageAudit;
import dev.parley.chat.block.Blocks;
import dev.parley.chat.log.AttachmentId;
import dev.parley.chat.log.ChatId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;

/** One chat of an installation with embedded stores goes to another installation, on a MongoDB in another process. */
@Timeout(600)
class MoveChatIT {

    private static final int MESSAGES = 120;
    private static final int READ = 40;

    @TempDir
    private static Path folder;

    private static Path source;
    private static MongoApart apart;
    private static MongoClient client;

    private static TestUser anna;
    private static TestUser boris;
    private static TestUser outsider;
    private static ChatId chat;
    private static ChatId other;
    private static Talk talk;
    private static final byte[] BYTES = noise(200_000, 1);
    private static final byte[] FOREIGN = noise(90_000, 2);

    /** What is to be found there, and the file that is not. */
    private record Talk(AttachmentId file, AttachmentId secret, String invite, JsonNode events, JsonNode listed) {}

    private static byte[] noise(int size, int seed) {
        byte[] noise = new byte[size];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    @BeforeAll
    static void fill() throws IOException {
        source = folder.resolve("source");
        apart = MongoApart.start(folder.resolve("apart"));
        client = MongoClients.create(apart.address());
        var own = Map.<String, Object>of("parley.data-dir", source.toString(), "parley.security.jwt-secret", "");
        try (var node = start("chat_source", own, "parley.mongodb.uri=", "parley.redis.url=")) {
            anna = node.newUser();
            boris = node.newUser();
            outsider = node.newUser();
            chat = anna.createGroup("Weather", boris);
            other = anna.createGroup("Elsewhere", outsider);
            talk = talk(node);
            try (var boriss = boris.connect()) {
                send(boriss, ChatId.personal(boris.id(), outsider.id()), "between two");
            }
            node.bean(Blocks.class).block(outsider.intent(), boris.id());
            node.bean(Blocks.class).block(outsider.intent(), anna.id());
        }
    }

    private static Talk talk(Node node) {
        var file = upload(chat, "noise.bin", BYTES);
        var secret = upload(other, "foreign.bin", FOREIGN);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            long withFile = send(annas, chat, "file", file);
            long foreign = send(annas, other, "foreign", secret);
            for (var forward : List.of(
                new ForwardMessage("1", chat, withFile, List.of(new ForwardTarget(other, "f1"))),
                new ForwardMessage("2", other, foreign, List.of(new ForwardTarget(chat, "f2")))
            )) {
                annas.ask(
                    id -> new ForwardMessage(id, forward.chatId(), forward.seq(), forward.targets()),
                    MessageForwarded.class
                );
            }
            for (int i = 0; i < MESSAGES; i++) {
                send(annas, chat, "needle " + i);
            }
            boriss.ask(id -> new MoveReadMarker(id, chat, READ), SessionEvent.Done.class);
        }
        var made = anna
            .rest()
            .post("/api/chats/" + chat + "/invites", "{\"expiresInSeconds\": null, \"maxUses\": null}");
        var held = node
            .newAdministrator()
            .rest()
            .put("/api/admin/retention/holds/" + chat, "{\"held\": true}");
        assertThat(held.status()).as("%s", held).isLessThan(300);
        return new Talk(file, secret, made.body().path("token").asString(), eventsOf(anna), listed(boris));
    }

    private static Node start(String name, Map<String, Object> own, String... properties) {
        return new Node.Apart(name).start(
            starting ->
                starting
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own", new HashMap<>(own))),
            properties
        );
    }

    private static AttachmentId upload(ChatId to, String name, byte[] content) {
        var answer = anna.rest().upload("POST", "/api/chats/" + to + "/attachments?name=" + name, content);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return new AttachmentId(answer.body().path("id").asString());
    }

    private static long send(SocketClient by, ChatId to, String text, AttachmentId... files) {
        return by.ask(id -> new SendMessage(id, to, text, text, null, List.of(files)), MessageAccepted.class).seq();
    }

    private static JsonNode eventsOf(TestUser reader) {
        var page = reader.rest().get("/api/chats/" + chat + "/events?limit=50");
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        return page.body();
    }

    private static JsonNode listed(TestUser reader) {
        for (var summary : reader.rest().get("/api/chats").body().path("chats").values()) {
            if (summary.path("id").asString().equals(chat.value())) {
                return summary;
            }
        }
        throw new AssertionError("It is not in the list");
    }

    @AfterAll
    static void end() {
        client.close();
        apart.close();
    }

    private static String address(String database) {
        return apart.address().replaceFirst("/parley(?=$|\\?)", "/" + database);
    }

    /** A database of its own in which somebody has an account. */
    private static MongoDatabase installation(String name) {
        var database = client.getDatabase(name);
        database
            .getCollection("users")
            .insertOne(
                new Document("_id", "01KAAAAAAAAAAAAAAAAAAAAAAA")
                    .append("username", "somebody")
                    .append("skeleton", "somebody")
                    .append("createdAt", new Date())
            );
        return database;
    }

    private static ChatMove.Moved move(MongoDatabase to) {
        return Move.moveChat(source, address(to.getName()), chat.value());
    }

    @Test
    void bringsAllOfTheChatAndNothingOfOthersToAnInstallationThatRuns() {
        var there = client.getDatabase("running");
        try (var node = start("chat_target", Map.of("spring.mongodb.uri", address("running")))) {
            var administrator = node.newAdministrator();
            administrator.createGroup("Theirs");
            var moved = move(there);
            assertThat(moved.members()).isEqualTo(2);
            // The administrator who held the chat was not in it.
            assertThat(moved.added()).isEqualTo(3);

            var annas = anna.on(node);
            var boriss = boris.on(node);
            assertThat(eventsOf(annas)).isEqualTo(talk.events());
            assertThat(listed(boriss).path("unread")).isEqualTo(talk.listed().path("unread"));
            assertThat(listed(boriss).path("title").asString()).isEqualTo("Weather");
            assertFilesAreThere(annas, node);
            var found = boriss.rest().get("/api/search?query=needle&chatId=" + chat + "&limit=50");
            assertThat(found.body().path("hits").size()).as("%s", found).isEqualTo(50);
            var link = administrator.rest().post("/api/admin/people/" + anna.id() + "/reset-link", "{}");
            assertThat(link.status()).as("%s", link).isBetween(200, 201);
            assertThat(new Rest(node).get("/api/invites/" + talk.invite()).status()).isEqualTo(200);
            try (var socket = annas.connect()) {
                long seq = send(socket, chat, "first of there");
                assertThat(seq).isEqualTo(talk.events().path("head").asLong() + 1);
            }
        }
        assertNothingOfOthers(there);
        assertThatThrownBy(() -> move(there)).hasMessageContaining("is there already");
    }

    private static void assertFilesAreThere(TestUser reader, Node node) {
        var files = new HashMap<String, byte[]>();
        for (var attachment : client.getDatabase("running").getCollection("attachments").find()) {
            String id = attachment.getString("_id");
            var answer = reader.rest().download("/api/chats/" + chat + "/attachments/" + id);
            assertThat(answer.statusCode()).isEqualTo(200);
            files.put(attachment.getString("name"), answer.body());
        }
        assertThat(files).containsOnlyKeys("noise.bin", "foreign.bin");
        assertThat(files.get("noise.bin")).isEqualTo(BYTES);
        assertThat(files.get("foreign.bin")).isEqualTo(FOREIGN);
        node.bean(StorageAudit.class).audit();
        var counted = client
            .getDatabase("running")
            .getCollection("storage_people")
            .find(byId(anna.id().value()))
            .first();
        assertThat(counted).containsEntry("bytes", (long) BYTES.length + FOREIGN.length);
    }

    private static void assertNothingOfOthers(MongoDatabase there) {
        var users = there.getCollection("users");
        assertThat(users.find(byId(outsider.id().value())).first()).isNull();
        var annas = Filters.and(byId(anna.id().value()), Filters.eq("passwordHash", passwordHere()));
        assertThat(users.find(annas).first()).isNull();
        assertThat(
            there.getCollection("auth_sessions").countDocuments(Filters.eq("user", outsider.id().value()))
        ).isZero();
        assertThat(there.getCollection("chat_events").countDocuments(Filters.eq("chat", other.value()))).isZero();
        assertThat(there.getCollection("attachments").countDocuments(Filters.eq("chat", other.value()))).isZero();
        assertThat(
            there.getCollection("attachment_chunks").countDocuments(ChatDocuments.begins(talk.secret() + ":"))
        ).isZero();
        assertThat(there.getCollection("attachments").find(byId(talk.file().value())).first()).doesNotContainKey(
            "copies"
        );
        assertThat(there.getCollection("retention_holds").find(byId(chat.value())).first()).containsEntry("held", true);
        assertThat(there.getCollection(ChatMove.UNFINISHED).countDocuments()).isZero();
    }

    private static String passwordHere() {
        return Filled.content(source)
            .getOrDefault("users", List.of())
            .stream()
            .filter(user -> anna.id().value().equals(user.getString("_id")))
            .map(user -> user.get("passwordHash", ""))
            .findFirst()
            .orElseThrow();
    }

    private static Bson byId(String id) {
        return Filters.eq("_id", id);
    }

    @Test
    void beginsAnewWhereItWasBrokenOffBeforeTheChatWasThere() {
        var there = installation("before");
        there.getCollection(ChatMove.UNFINISHED).insertOne(new Document("_id", chat.value()));
        // One as it was copied, and one that is gone here by now.
        there.getCollection("chat_events").insertOne(new Document("_id", chat + ":2").append("key", "old"));
        there.getCollection("chat_events").insertOne(new Document("_id", chat + ":9999").append("key", "older"));
        move(there);
        assertThat(
            there
                .getCollection("chat_events")
                .find(byId(chat + ":9999"))
                .first()
        ).isNull();
        assertSameEvents(there);
    }

    @Test
    void doesWhatIsLeftWhereItWasBrokenOffAfterTheChatWasThere() {
        var there = installation("after");
        move(there);
        there.getCollection(ChatMove.UNFINISHED).insertOne(new Document("_id", chat.value()));
        there.getCollection("inboxes").deleteOne(byId(boris.id().value()));
        there.getCollection("chats").deleteOne(byId(chat.value()));
        var annas = there.getCollection("inboxes");
        annas.updateOne(byId(anna.id().value()), Updates.set("chats." + chat + ".seq", 77L));
        move(there);
        assertSameEvents(there);
        assertThat(there.getCollection("inboxes").find(byId(boris.id().value())).first()).isNotNull();
        assertThat(there.getCollection("chats").find(byId(chat.value())).first()).isNotNull();
        var further = Filters.and(byId(anna.id().value()), Filters.eq("chats." + chat + ".seq", 77L));
        assertThat(annas.countDocuments(further)).isEqualTo(1);
    }

    @Test
    void givesTheChatBackToNobodyWhoHasLeftItThereSince() {
        var there = installation("left");
        move(there);
        there
            .getCollection(ChatMove.UNFINISHED)
            .insertOne(new Document("_id", chat.value()).append("settled", true).append("listed", true));
        var boriss = byId(boris.id().value());
        there.getCollection("inboxes").updateOne(boriss, Updates.unset("chats." + chat));
        move(there);
        assertThat(
            there.getCollection("inboxes").countDocuments(Filters.and(boriss, Filters.exists("chats." + chat)))
        ).isZero();
        assertThat(there.getCollection(ChatMove.UNFINISHED).countDocuments()).isZero();
    }

    @Test
    void refusesToGoOnWhereSomebodyHasWrittenHereSince() {
        var there = installation("written");
        move(there);
        there.getCollection(ChatMove.UNFINISHED).insertOne(new Document("_id", chat.value()).append("head", 2L));
        assertThatThrownBy(() -> move(there))
            .isInstanceOf(CommandFailure.class)
            .hasMessageContaining("what was written here since would be lost");
        assertThat(there.getCollection(ChatMove.UNFINISHED).countDocuments()).isOne();
    }

    private static void assertSameEvents(MongoDatabase there) {
        var found = Filled.content(there).getOrDefault("chat_events", List.of());
        var here = Filled.content(source)
            .getOrDefault("chat_events", List.of())
            .stream()
            .filter(event -> chat.value().equals(event.getString("chat")))
            .toList();
        assertThat(found).hasSameElementsAs(here).hasSameSizeAs(here);
        assertThat(there.getCollection(ChatMove.UNFINISHED).countDocuments()).isZero();
    }

    @Test
    void bringsAChatOfTwoWithTheBlockBetweenThemByTheCommand() {
        var there = installation("personal");
        var personal = ChatId.personal(boris.id(), outsider.id());
        var told = new ByteArrayOutputStream();
        int code = Command.MOVE.run(
            System.out,
            new PrintStream(told, true, StandardCharsets.UTF_8),
            "--chat=" + personal,
            "--to=" + address("personal"),
            "--data-dir=" + source
        );
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("2 members", "2 people were not there before");
        assertThat(code).isZero();
        assertThat(there.getCollection("users").countDocuments()).isEqualTo(3);
        // Of anna, who is not in this chat, nothing is told.
        var blocks = there.getCollection("blocks").find(byId(outsider.id().value())).first();
        assertThat(blocks).containsEntry("users", List.of(boris.id().value()));
        var inbox = there.getCollection("inboxes").find(byId(boris.id().value())).first();
        assertThat(inbox).doesNotContainKey("groups");
    }

    @Test
    void refusesPeopleWhoAreSomebodyElseThere() {
        var there = installation("people");
        var users = there.getCollection("users");
        var somebody = new Document("_id", anna.id().value())
            .append("username", "another")
            .append("skeleton", "another")
            .append("createdAt", new Date());
        users.insertOne(somebody);
        assertThatThrownBy(() -> move(there))
            .isInstanceOf(CommandFailure.class)
            .hasMessageContaining(anna.username() + " here and another there");
        users.deleteOne(byId(anna.id().value()));
        users.insertOne(somebody.append("_id", "01KBBBBBBBBBBBBBBBBBBBBBBB").append("username", anna.username()));
        assertThatThrownBy(() -> move(there)).hasMessageContaining("Somebody else has the name " + anna.username());
        assertThat(there.listCollectionNames()).containsExactly("users");
    }

    @Test
    void refusesAnEmptyDatabaseAndAChatThatIsNowhere() {
        assertThatThrownBy(() -> move(client.getDatabase("empty"))).hasMessageContaining("Nobody has an account");
        var there = installation("nowhere");
        assertThatThrownBy(() -> Move.moveChat(source, address("nowhere"), "01KCCCCCCCCCCCCCCCCCCCCCCC"))
            .isInstanceOf(CommandFailure.class)
            .hasMessageContaining("no chat 01K");
        assertThat(there.listCollectionNames()).containsExactly("users");
    }
}
