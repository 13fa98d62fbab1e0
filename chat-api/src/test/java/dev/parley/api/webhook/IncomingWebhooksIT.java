package dev.parley.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.DeleteMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Posting by the address of an incoming webhook, and what may not be done by it. */
class IncomingWebhooksIT {

    private static final Node NODE = Node.first();

    private final TestUser owner = NODE.newUser();
    private final TestUser member = NODE.newUser();
    private final ChatId chat = owner.createGroup("Builds", member);
    private final Rest program = new Rest(Node.second());

    @Test
    void postsUnderItsOwnNameAndIsNobody() {
        String path = create("Build <b>server</b>", "\"🚀\"");
        try (var members = member.connect()) {
            var posted = program.post(path, "{\"text\": \"It is <i>green</i>\"}");
            assertThat(posted.status()).as("%s", posted).isEqualTo(201);
            var message = members.expect(ChatEvent.MessageSent.class);
            assertThat(message.text()).isEqualTo("It is <i>green</i>");
            var author = Objects.requireNonNull(message.webhook());
            assertThat(author.name()).isEqualTo("Build <b>server</b>");
            assertThat(author.picture()).isEqualTo("🚀");
            assertThat(message.actor()).isNotIn(owner.id(), member.id());
            assertThat(message.seq()).isEqualTo(posted.body().path("seq").asLong());

            program.post(path, "{\"text\": \"Again\", \"name\": \"Nightly\", \"picture\": \"🌙\"}");
            var other = Objects.requireNonNull(members.expect(ChatEvent.MessageSent.class).webhook());
            assertThat(other.name()).isEqualTo("Nightly");
            assertThat(other.picture()).isEqualTo("🌙");
        }
    }

    @Test
    void aRepeatPostsNothingMore() {
        String path = create("Builds", "null");
        var first = program.change("POST", path, "{\"text\": \"Once\"}", "build-1");
        var again = program.change("POST", path, "{\"text\": \"Once\"}", "build-1");
        assertThat(again.body()).isEqualTo(first.body());
        var next = program.change("POST", path, "{\"text\": \"Once\"}", "build-2");
        assertThat(next.body().path("seq").asLong()).isEqualTo(first.body().path("seq").asLong() + 1);
    }

    @Test
    void countsAsUnreadForAllAndCanBeDeletedByAdmins() {
        String path = create("Builds", "null");
        long seq = program.post(path, "{\"text\": \"Read me\"}").body().path("seq").asLong();
        for (TestUser user : new TestUser[] { owner, member }) {
            assertThat(unread(user)).isPositive();
        }
        try (var owners = owner.connect(); var members = member.connect()) {
            var refused = members.ask(id -> new DeleteMessage(id, chat, "d", seq), SessionEvent.Failed.class);
            assertThat(refused.code().name()).isEqualTo("FORBIDDEN");
            owners.send(new DeleteMessage("delete", chat, "d", seq));
            assertThat(owners.expect(ChatEvent.MessageDeleted.class).target()).isEqualTo(seq);
        }
    }

    private long unread(TestUser user) {
        return user
            .rest()
            .get("/api/chats/" + chat)
            .body()
            .path("unread")
            .asLong();
    }

    @Test
    void isShownOnceAndEndsAtOnce() {
        String path = create("Builds", "null");
        String secret = path.substring(path.lastIndexOf('/') + 1);
        assertThat(secret).hasSize(43);
        assertThat(owner.rest().get(hooks()).raw().body()).doesNotContain(secret);
        var hook = owner.rest().get(hooks()).body().path("webhooks").path(0);
        assertThat(
            owner
                .rest()
                .delete(hooks() + "/" + hook.path("id").asString())
                .status()
        ).isEqualTo(204);
        assertProblem(program.post(path, "{\"text\": \"Too late\"}"), 404, "WEBHOOK_NOT_FOUND");
    }

    @Test
    void postsNothingWhileAnAdministratorKeepsItFromIt() {
        String path = create("Builds", "null");
        var administrator = NODE.newAdministrator();
        var seen = administrator
            .rest()
            .get("/api/admin/incoming-webhooks")
            .body()
            .path("webhooks")
            .valueStream()
            .filter(hook -> hook.path("chatId").asString().equals(chat.value()))
            .findFirst()
            .orElseThrow();
        assertThat(seen.path("name").asString()).isEqualTo("Builds");
        assertThat(seen.path("maker").path("id").asString()).isEqualTo(owner.id().value());
        assertThat(seen.toString()).doesNotContain(path.substring(path.lastIndexOf('/') + 1));
        assertThat(owner.rest().get("/api/admin/incoming-webhooks").code()).isEqualTo("FORBIDDEN");

        String suspension = "/api/admin/incoming-webhooks/" + seen.path("id").asString() + "/suspension";
        assertThat(owner.rest().put(suspension, "{\"reason\": \"\"}").code()).isEqualTo("FORBIDDEN");
        assertThat(administrator.rest().put(suspension, "{\"reason\": \"Spam\"}").status()).isEqualTo(204);
        assertProblem(program.post(path, "{\"text\": \"Buy\"}"), 404, "WEBHOOK_NOT_FOUND");
        assertThat(works("Builds")).as("the list says so").isFalse();
        assertThat(owner.rest().get(hooks()).body().at("/webhooks/0/suspendedFor").asString()).isEqualTo("Spam");
        var notice = owner.rest().get("/api/me/notices").body().path("notices").path(0);
        assertThat(notice.path("kind").asString()).isEqualTo("webhookSuspended");
        assertThat(notice.path("excerpt").asString()).isEqualTo("Builds");
        assertThat(notice.path("reason").asString()).isEqualTo("Spam");

        assertThat(administrator.rest().delete(suspension).status()).isEqualTo(204);
        assertThat(program.post(path, "{\"text\": \"Green\"}").status()).isEqualTo(201);
        assertThat(owner.rest().get("/api/me/notices").body().path("notices")).isEmpty();
    }

    @Test
    void endsWithTheRightsOfItsMaker() {
        promote(member, "admin");
        String path = create(member, "Builds of a member", "null").body().path("path").asString();
        assertThat(program.post(path, "{\"text\": \"Hello\"}").status()).isEqualTo(201);
        assertThat(works("Builds of a member")).isTrue();
        promote(member, "member");
        assertProblem(program.post(path, "{\"text\": \"Hello again\"}"), 404, "WEBHOOK_NOT_FOUND");
        assertThat(works("Builds of a member")).as("the list says so").isFalse();
    }

    @Test
    void restsWhileTheAccountOfItsMakerIsLocked() {
        promote(member, "admin");
        String path = create(member, "Builds of a member", "null").body().path("path").asString();
        lock(member, true);
        assertProblem(program.post(path, "{\"text\": \"Hello\"}"), 404, "WEBHOOK_NOT_FOUND");
        assertThat(works("Builds of a member")).as("the list says so").isFalse();
        lock(member, false);
        assertThat(program.post(path, "{\"text\": \"Hello\"}").status()).isEqualTo(201);
    }

    private static void lock(TestUser user, boolean locked) {
        var answer = NODE.newAdministrator()
            .rest()
            .put("/api/admin/people/" + user.id() + "/lock", "{\"locked\": " + locked + "}");
        assertThat(answer.status()).as("%s", answer).isLessThan(300);
    }

    private boolean works(String name) {
        return owner
            .rest()
            .get(hooks())
            .body()
            .path("webhooks")
            .valueStream()
            .filter(hook -> hook.path("name").asString().equals(name))
            .findFirst()
            .orElseThrow()
            .path("works")
            .asBoolean();
    }

    @Test
    void isMadeByAdminsOnly() {
        assertProblem(create(member, "Mine", "null"), 403, "FORBIDDEN");
        assertProblem(create(NODE.newUser(), "Mine", "null"), 404, "CHAT_NOT_FOUND");
        assertProblem(member.rest().get(hooks()), 403, "FORBIDDEN");
    }

    @Test
    void wrongAddressesAndLoopsAreSlowedDownAndRightOnesNotCounted() {
        String path = create("Builds", "null");
        try (var node = Node.start("parley.limits.enabled=true", "parley.edge.trusted-proxies=127.0.0.1")) {
            wrongAddressesAreSlowedDown(path, new Rest(node).from("203.0.113.77"), new Rest(node).from("203.0.113.78"));
            aLoopIsStopped(create("Loop", "null"), new Rest(node).from("203.0.113.79"));
        }
    }

    private static void wrongAddressesAreSlowedDown(String path, Rest guesser, Rest program) {
        String wrong = path.substring(0, path.length() - 4) + "AAAA";
        for (int i = 0; i < 20; i++) {
            assertProblem(guesser.post(wrong, "{\"text\": \"Hi\"}"), 404, "WEBHOOK_NOT_FOUND");
        }
        assertProblem(guesser.post(wrong, "{\"text\": \"Hi\"}"), 429, "RATE_LIMITED");
        assertProblem(guesser.post(path, "{\"text\": \"Hi\"}"), 429, "RATE_LIMITED");
        assertThat(program.post(path, "{\"text\": \"Hi\"}").status()).isEqualTo(201);
    }

    private static void aLoopIsStopped(String path, Rest program) {
        int posted = 0;
        Rest.Answer last = program.post(path, "{\"text\": \"Round\"}");
        while (last.status() == 201 && posted < 200) {
            posted++;
            last = program.post(path, "{\"text\": \"Round\"}");
        }
        assertProblem(last, 429, "RATE_LIMITED");
        assertThat(posted).isBetween(60, 150);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '~',
        value = {
            "{}|INVALID_REQUEST",
            "{\"text\": null}|INVALID_REQUEST",
            "{\"text\": \"\"}|MESSAGE_EMPTY",
            "{\"text\": \"\\u200b\"}|MESSAGE_EMPTY",
            "{\"text\": \"a\\u0000b\"}|TEXT_UNREADABLE",
            "{\"text\": \"a\", \"name\": \"\"}|INVALID_REQUEST",
            "{\"text\": \"a\", \"name\": \"\\u200b\"}|TEXT_INVISIBLE",
            "{\"text\": \"a\", \"picture\": \"https://example.org/x.png\"}|INVALID_REQUEST",
            "{\"text\": \"a\", \"picture\": \"ab\"}|INVALID_REQUEST",
            "[]|INVALID_REQUEST",
            "text=a|INVALID_REQUEST",
        }
    )
    void refusesWhatIsNoMessage(String body, String code) {
        assertThat(program.post(create("Builds", "null"), body).code()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsTooLong() {
        String path = create("Builds", "null");
        assertThat(program.post(path, "{\"text\": \"" + "x".repeat(10_001) + "\"}").code()).isEqualTo(
            "MESSAGE_TOO_LONG"
        );
        assertThat(program.post(path, "{\"text\": \"" + "x".repeat(200_000) + "\"}").code()).isEqualTo(
            "FRAME_TOO_LARGE"
        );
        assertThat(program.post(path, "{\"text\": \"a\", \"name\": \"" + "x".repeat(65) + "\"}").code()).isEqualTo(
            "INVALID_REQUEST"
        );
    }

    private String hooks() {
        return "/api/chats/" + chat + "/incoming-webhooks";
    }

    private String create(String name, String picture) {
        var created = create(owner, name, picture);
        assertThat(created.status()).as("%s", created).isEqualTo(201);
        JsonNode body = created.body();
        return body.path("path").asString();
    }

    private Rest.Answer create(TestUser user, String name, String picture) {
        return user.rest().post(hooks(), "{\"name\": \"%s\", \"picture\": %s}".formatted(name, picture));
    }

    private void promote(TestUser user, String role) {
        var changed = owner
            .rest()
            .put("/api/chats/" + chat + "/members/" + user.id() + "/role", "{\"role\": \"%s\"}".formatted(role));
        assertThat(changed.status()).as("%s", changed).isLessThan(300);
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
