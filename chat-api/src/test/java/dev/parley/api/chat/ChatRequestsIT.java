package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who wants to be asked before being added to a group. */
class ChatRequestsIT {

    private final TestUser adder = Node.first().newUser();
    private final TestUser user = Node.first().newUser();

    @Test
    void everybodyMayAddWhoHasChosenNothing() {
        assertThat(user.rest().get("/api/me/adding").body().path("addedBy").asString()).isEqualTo("everybody");
        assertThat(asked(create("Open"))).isEmpty();
        assertThat(chats(user)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "nobody", "acquaintances" })
    void whoWantsToBeAskedIsAskedAtTheCreationOfAGroup(String choice) {
        choose(user, choice);
        try (var socket = user.connect()) {
            var created = create("Asking");
            assertThat(asked(created)).containsExactly(user.id().value());
            assertThat(created.body().path("members")).hasSize(1);
            socket.expect(ChatReply.RequestsChanged.class);
        }
        assertThat(chats(user)).isEmpty();
        var request = requests(user).getFirst();
        assertThat(request.path("title").asString()).isEqualTo("Asking");
        assertThat(request.path("from").path("id").asString()).isEqualTo(adder.id().value());
    }

    @Test
    void whoAcceptsIsAMemberAddedByTheOneWhoAsked() {
        choose(user, "nobody");
        var chat = adder.createGroup("Asking");
        var answer = add(chat);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("asked").get(0).asString()).isEqualTo(user.id().value());

        var there = user.on(Node.second());
        assertThat(
            there
                .rest()
                .post("/api/me/requests/" + chat + "/accept", "")
                .status()
        ).isEqualTo(204);

        assertThat(requests(user)).isEmpty();
        assertThat(chats(user)).containsExactly(chat.value());
        var last = user
            .rest()
            .get("/api/chats/" + chat + "/events")
            .body()
            .path("events")
            .get(1);
        assertThat(last.path("type").asString()).isEqualTo("members.added");
        assertThat(last.path("actor").asString()).isEqualTo(adder.id().value());
        assertThat(
            there
                .rest()
                .post("/api/me/requests/" + chat + "/accept", "")
                .status()
        ).isEqualTo(204);
    }

    @Test
    void whoDeclinesIsNotAskedAgainByTheSameForTheSameChat() {
        choose(user, "nobody");
        var chat = adder.createGroup("Asking");
        add(chat);
        assertThat(
            user
                .rest()
                .delete("/api/me/requests/" + chat)
                .status()
        ).isEqualTo(204);
        assertThat(add(chat).status()).isEqualTo(202);
        assertThat(requests(user)).isEmpty();
        assertProblem(user.rest().post("/api/me/requests/" + chat + "/accept", ""), 404, "REQUEST_NOT_FOUND");
    }

    @Test
    void aRequestEndsWithTheRightOfTheOneWhoAsked() {
        choose(user, "nobody");
        var chat = adder.createGroup("Asking");
        add(chat);
        assertThat(
            adder
                .rest()
                .delete("/api/chats/" + chat)
                .status()
        ).isEqualTo(204);
        assertThat(requests(user)).isEmpty();
        assertProblem(user.rest().post("/api/me/requests/" + chat + "/accept", ""), 404, "REQUEST_NOT_FOUND");
    }

    @Test
    void whoSharesAGroupIsAnAcquaintance() {
        create("Shared");
        choose(user, "acquaintances");
        assertThat(asked(create("Second"))).isEmpty();
    }

    @Test
    void whoIsWrittenToIsAnAcquaintanceAndWhoeverWritesIsNone() {
        choose(user, "acquaintances");
        write(adder, user);
        assertThat(asked(create("First"))).hasSize(1);
        write(user, adder);
        assertThat(asked(create("Second"))).isEmpty();
    }

    @Test
    void whoIsBlockedDoesNotAskEither() {
        choose(user, "nobody");
        var chat = adder.createGroup("Asking");
        add(chat);
        user.rest().put("/api/me/blocks/" + adder.id(), "");
        assertThat(requests(user)).isEmpty();
        assertProblem(add(adder.createGroup("Another")), 403, "BLOCKED");
    }

    @Test
    void strangersCannotCrowdSomebodyOutOfTheirChats() {
        try (
            var node = Node.start(
                "parley.limits.enabled=true",
                "parley.limits.rates.additions-by-one.permits=2",
                "parley.limits.rates.additions.permits=5",
                "parley.chats.max-chats-per-user=10"
            )
        ) {
            var victim = node.newUser();
            for (int i = 0; i < 5; i++) {
                var stranger = node.newUser();
                for (int j = 0; j < 3; j++) {
                    create(stranger, victim, "Crowd " + i + j);
                }
            }
            assertThat(chats(victim)).hasSize(5);
            assertThat(requests(victim)).hasSize(10);
            victim.createGroup("My own");
            assertThat(chats(victim)).hasSize(6);
        }
    }

    @Test
    void repeatsAndRefusedAdditionsDoNotCountAsAdditions() {
        try (
            var node = Node.start(
                "parley.limits.enabled=true",
                "parley.limits.rates.additions-by-one.permits=3",
                "parley.chats.max-group-members=2"
            )
        ) {
            var by = node.newUser();
            var added = node.newUser();
            var group = "{\"type\": \"group\", \"title\": \"First\", \"description\": \"\", \"memberIds\": [\"%s\"]}";
            var first = by.rest().change("POST", "/api/chats", group.formatted(added.id()), "create");
            var chat = new ChatId(first.body().path("id").asString());
            added.rest().post("/api/chats/" + chat + "/leave", "");
            var second = by.createGroup("Second");
            String one = "{\"userIds\": [\"" + added.id() + "\"]}";
            assertThat(by.rest().change("POST", membersOf(second), one, "add").status()).isEqualTo(204);
            added.rest().post("/api/chats/" + second + "/leave", "");

            for (int i = 0; i < 3; i++) {
                assertThat(
                    asked(by.rest().change("POST", "/api/chats", group.formatted(added.id()), "create"))
                ).isEmpty();
                assertThat(by.rest().change("POST", membersOf(second), one, "add").status()).isEqualTo(204);
            }
            var full = by.createGroup("Full", node.newUser());
            for (int i = 0; i < 3; i++) {
                assertProblem(by.rest().post(membersOf(full), one), 409, "MEMBER_LIMIT_REACHED");
            }

            assertThat(
                by
                    .rest()
                    .post(membersOf(by.createGroup("Third")), one)
                    .status()
            ).isEqualTo(204);
            assertThat(
                by
                    .rest()
                    .post(membersOf(by.createGroup("Fourth")), one)
                    .status()
            ).isEqualTo(202);
        }
    }

    @Test
    void aLateRepeatDoesNotAskWhoWasAddedAtTheFirstTime() {
        var chat = adder.createGroup("Repeated");
        String one = "{\"userIds\": [\"" + user.id() + "\"]}";
        assertThat(adder.rest().change("POST", membersOf(chat), one, "add").status()).isEqualTo(204);
        user.rest().post("/api/chats/" + chat + "/leave", "");
        choose(user, "nobody");

        assertThat(adder.rest().change("POST", membersOf(chat), one, "add").status()).isEqualTo(204);
        assertThat(requests(user)).isEmpty();
    }

    private static String membersOf(ChatId chat) {
        return "/api/chats/" + chat + "/members";
    }

    @Test
    void oneSenderFillsNobodysRequestsAndWhatHasEndedTakesNoRoom() {
        choose(user, "nobody");
        for (int i = 0; i < 10; i++) {
            var chat = adder.createGroup("Crowd " + i);
            assertThat(add(chat).body().path("asked")).hasSize(1);
        }
        var full = create("One more");
        assertThat(asked(full)).isEmpty();
        assertThat(requests(user)).hasSize(10);

        requests(user).forEach(request -> adder.rest().delete("/api/chats/" + request.path("chatId").asString()));
        assertThat(requests(user)).isEmpty();
        assertThat(asked(create("Honest"))).hasSize(1);
        assertThat(requests(user)).hasSize(1);
    }

    @Test
    void aRequestThatWasOvertakenDoesNotComeBack() {
        choose(user, "nobody");
        var chat = adder.createGroup("Asking");
        add(chat);
        choose(user, "everybody");
        assertThat(add(chat).status()).isEqualTo(204);
        assertThat(requests(user)).isEmpty();
    }

    @Test
    void tellsNothingOfOthersPersonalChats() {
        var stranger = Node.first().newUser();
        write(adder, user);
        var theirs = ChatId.personal(adder.id(), user.id());
        assertProblem(stranger.rest().post("/api/me/requests/" + theirs + "/accept", ""), 404, "REQUEST_NOT_FOUND");
    }

    @Test
    void refusesWhatIsNoChoice() {
        assertProblem(user.rest().put("/api/me/adding", "{\"addedBy\": \"friends\"}"), 400, "INVALID_REQUEST");
        assertProblem(user.rest().put("/api/me/adding", "{}"), 400, "INVALID_REQUEST");
        assertProblem(
            user.rest().post("/api/me/requests/" + adder.createGroup("Foreign") + "/accept", ""),
            404,
            "REQUEST_NOT_FOUND"
        );
    }

    private Rest.Answer create(String title) {
        return create(adder, user, title);
    }

    private static Rest.Answer create(TestUser by, TestUser member, String title) {
        return by
            .rest()
            .post(
                "/api/chats",
                "{\"type\": \"group\", \"title\": \"%s\", \"description\": \"\", \"memberIds\": [\"%s\"]}".formatted(
                    title,
                    member.id()
                )
            );
    }

    private Rest.Answer add(ChatId chat) {
        return adder.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + user.id() + "\"]}");
    }

    private static void choose(TestUser by, String choice) {
        assertThat(
            by
                .rest()
                .put("/api/me/adding", "{\"addedBy\": \"" + choice + "\"}")
                .status()
        ).isEqualTo(200);
    }

    private static void write(TestUser from, TestUser to) {
        try (var socket = from.connect()) {
            socket.ask(
                id -> new SendMessage(id, ChatId.personal(from.id(), to.id()), "hello", "Hello", null),
                ChatReply.MessageAccepted.class
            );
        }
    }

    private static List<String> asked(Rest.Answer created) {
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        return StreamSupport.stream(created.body().path("asked").spliterator(), false)
            .map(each -> each.asString())
            .toList();
    }

    private static List<JsonNode> requests(TestUser of) {
        return StreamSupport.stream(
            of.rest().get("/api/me/requests").body().path("requests").spliterator(),
            false
        ).toList();
    }

    private static List<String> chats(TestUser of) {
        return StreamSupport.stream(of.rest().get("/api/chats").body().path("chats").spliterator(), false)
            .map(chat -> chat.path("id").asString())
            .toList();
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
