package dev.parley.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.deletion.AccountDeletions;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.ChatLog;
import dev.parley.chat.log.Member;
import dev.parley.chat.log.Role;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Deleted accounts, and chats that go on without them. */
class AccountDeletionIT {

    private final TestUser owner = Node.first().registerUser();
    private final TestUser member = Node.first().newUser();
    private final TestUser admin = Node.second().newUser();

    @Test
    void asksForThePassword() {
        assertProblem(owner.rest().delete("/api/me", "{\"password\": \"not mine at all\"}"), 403, "WRONG_PASSWORD");
        assertProblem(owner.rest().delete("/api/me", "{}"), 400, "INVALID_REQUEST");
        assertProblem(new Rest(Node.first()).delete("/api/me", password()), 401, "NOT_AUTHENTICATED");
        assertThat(owner.rest().get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void takesThePictureAwayFromEverybody() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        String avatar = owner
            .rest()
            .upload("PUT", "/api/me/avatar", bytes.toByteArray())
            .body()
            .path("avatar")
            .asString();
        String path = "/api/users/" + owner.id() + "/avatar/" + avatar;
        assertThat(member.rest().download(path).statusCode()).isEqualTo(200);
        assertThat(delete(owner).status()).isEqualTo(204);
        assertProblem(member.rest().get(path), 404, "NOT_FOUND");
        assertThat(
            member
                .rest()
                .get("/api/users/" + owner.id())
                .body()
                .path("avatar")
                .isNull()
        ).isTrue();
        var kept = Node.first().bean(MongoTemplate.class).getCollection("avatars");
        assertThat(kept.countDocuments(Filters.eq("owner", owner.id().value()))).isZero();
    }

    @Test
    void endsEveryLoginAndKeepsTheNameFromOthers() {
        var elsewhere = owner.on(Node.second());
        try (var socket = elsewhere.connect()) {
            assertThat(delete(owner).status()).isEqualTo(204);
            assertThat(socket.expectClose()).isEqualTo(4403);
        }
        assertThat(elsewhere.rest().get("/api/me").status()).isEqualTo(401);
        assertThat(owner.rest().post("/api/auth/refresh", "").status()).isEqualTo(401);
        var login = "{\"username\": \"" + owner.username() + "\", \"password\": \"" + TestUser.PASSWORD + "\"}";
        assertProblem(new Rest(Node.second()).post("/api/auth/login", login), 401, "BAD_CREDENTIALS");
        var again = login.replace("\"password\"", "\"displayName\": \"Impostor\", \"password\"");
        assertProblem(new Rest(Node.second()).post("/api/auth/register", again), 409, "USERNAME_TAKEN");
        assertThat(
            member
                .rest()
                .get("/api/users?query=" + owner.username())
                .body()
                .path("users")
                .isEmpty()
        ).isTrue();
        var seen = member
            .rest()
            .get("/api/users/" + owner.id())
            .body();
        assertThat(seen.path("deleted").asBoolean()).isTrue();
        assertThat(seen.path("displayName").asString()).isEmpty();
        assertThat(seen.path("username").asString()).isEmpty();
    }

    @Test
    void passesChatsToTheOldestAdminElseTheOldestMemberElseEndsThem() {
        var withAdmin = owner.createGroup("Admin", member, admin);
        promote(withAdmin, admin);
        var withMembers = owner.createGroup("Members", member, admin);
        var alone = owner.createGroup("Alone");
        var guests = member.createGroup("Guest", owner);
        assertThat(delete(owner).status()).isEqualTo(204);

        assertThat(ownerOf(admin, withAdmin)).isEqualTo(admin.id().value());
        assertThat(ownerOf(member, withMembers)).isEqualTo(member.id().value());
        assertThat(members(member, guests)).hasSize(1);
        assertThat(chatAt(alone)).isEmpty();
    }

    @Test
    void aPersonalChatStaysForTheOtherWhoCanReadAndNotWrite() {
        var chat = ChatId.personal(owner.id(), member.id());
        try (var owners = owner.connect(); var members = member.connect()) {
            owners.ask(id -> new SendMessage(id, chat, "c", "remember me", null), ChatReply.MessageAccepted.class);
            assertThat(delete(owner).status()).isEqualTo(204);
            var refused = members.ask(id -> new SendMessage(id, chat, "c", "?", null), SessionEvent.Failed.class);
            assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
        }
        var summary = member.rest().get("/api/chats").body().path("chats").path(0);
        assertThat(summary.path("peer").path("deleted").asBoolean()).isTrue();
        assertThat(
            member
                .rest()
                .get("/api/chats/" + chat + "/events")
                .raw()
                .body()
        ).contains("remember me");
        var body = member
            .rest()
            .get("/api/chats/" + chat)
            .body();
        assertThat(body.path("allowed").valueStream().map(JsonNode::asString)).contains("read").doesNotContain("post");
    }

    @Test
    void nobodyAddsOrWritesToADeletedAccount() {
        assertThat(delete(owner).status()).isEqualTo(204);
        var chat = member.createGroup("Late");
        var added = member.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + owner.id() + "\"]}");
        assertProblem(added, 404, "USER_NOT_FOUND");
        try (var members = member.connect()) {
            var personal = ChatId.personal(owner.id(), member.id());
            var refused = members.ask(id -> new SendMessage(id, personal, "c", "?", null), SessionEvent.Failed.class);
            assertThat(refused.code()).isEqualTo(ErrorCode.USER_NOT_FOUND);
        }
    }

    @Test
    void noChatIsLeftWithoutAnOwnerWhenItsSuccessorsGoAtTheSameTime() {
        var stays = Node.first().newUser();
        var chats = new ArrayList<ChatId>();
        for (int i = 0; i < 5; i++) {
            var chat = owner.createGroup("Exodus " + i, member, admin, stays);
            promote(chat, admin);
            promote(chat, member);
            chats.add(chat);
        }
        var rush = new Rush().add(() -> delete(owner)).add(() -> delete(admin));
        chats.forEach(chat -> rush.add(() -> member.rest().post("/api/chats/" + chat + "/leave", "")));
        rush.run();
        assertThat(delete(member).status()).isEqualTo(204);
        for (ChatId chat : chats) {
            assertThat(chatAt(chat))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.userId()).isEqualTo(stays.id());
                    assertThat(left.role()).isEqualTo(Role.OWNER);
                });
        }
    }

    @Test
    void chatsEndWhenAllOfTheirMembersGoAtOnce() {
        var chat = owner.createGroup("Nobody", member, admin);
        var answers = new Rush()
            .add(() -> delete(owner))
            .add(() -> delete(member))
            .add(() -> delete(admin))
            .run();
        assertThat(answers).allMatch(answer -> answer.status() == 204);
        assertThat(chatAt(chat)).isEmpty();
    }

    @Test
    void anyNodeGoesOnWithADeletionThatWasInterrupted() {
        var chat = owner.createGroup("Orphan", member);
        // As a node leaves it that dies just after it has written the intention down.
        var queue = Node.first().bean(MongoTemplate.class).getCollection("account_deletions");
        queue.insertOne(new Document("_id", owner.id().value()).append("startedAt", new Date()));

        try (var other = Node.start()) {
            other.bean(AccountDeletions.class).proceed();
            assertThat(ownerOf(member, chat)).isEqualTo(member.id().value());
            assertThat(owner.rest().get("/api/me").status()).isEqualTo(401);

            other.clock().advance(Duration.ofMinutes(3));
            other.bean(AccountDeletions.class).proceed();
            assertThat(queue.countDocuments(new Document("_id", owner.id().value()))).isZero();
        }
    }

    private static List<Member> chatAt(ChatId chat) {
        return List.copyOf(Node.first().bean(ChatLog.class).find(chat).orElseThrow().members().values());
    }

    private void promote(ChatId chat, TestUser user) {
        var path = "/api/chats/" + chat + "/members/" + user.id() + "/role";
        assertThat(owner.rest().put(path, "{\"role\": \"admin\"}").status()).isEqualTo(204);
    }

    private static List<JsonNode> members(TestUser viewer, ChatId chat) {
        return viewer
            .rest()
            .get("/api/chats/" + chat)
            .body()
            .path("members")
            .valueStream()
            .toList();
    }

    private static String ownerOf(TestUser viewer, ChatId chat) {
        return members(viewer, chat)
            .stream()
            .filter(member -> member.path("role").asString().equals("owner"))
            .map(member -> member.path("user").path("id").asString())
            .findFirst()
            .orElseThrow();
    }

    private static Rest.Answer delete(TestUser user) {
        return user.rest().delete("/api/me", password());
    }

    private static String password() {
        return "{\"password\": \"" + TestUser.PASSWORD + "\"}";
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
