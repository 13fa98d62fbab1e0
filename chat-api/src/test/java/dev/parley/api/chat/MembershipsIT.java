package dev.parley.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.CatchUp;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.log.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members of groups and channels, changed from two nodes. */
class MembershipsIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser admin = Node.second().newUser();
    private final TestUser member = Node.first().newUser();

    @Test
    void addsMembersWhoSeeTheChatAtOnce() {
        var chat = owner.createGroup("Growing");
        try (var members = member.connect()) {
            assertDone(owner.rest().post(path(chat, "/members"), ids(member, admin)));
            assertThat(members.expect(ChatEvent.MembersAdded.class).members())
                .extracting(added -> added.userId())
                .containsExactly(member.id(), admin.id());
            assertThat(catchUp(members, chat).events()).hasSize(2);
        }
        assertDone(owner.rest().post(path(chat, "/members"), ids(member)));
        assertThat(head(chat)).isEqualTo(2);
    }

    @Test
    void aRemovedMemberLosesTheChatAtOnce() {
        var chat = owner.createGroup("Shrinking", member);
        try (var members = member.on(Node.second()).connect(); var owners = owner.connect()) {
            assertDone(owner.rest().delete(path(chat, "/members/" + member.id())));

            assertThat(members.expect(ChatEvent.MemberRemoved.class).userId()).isEqualTo(member.id());
            send(owners, chat, "in private");
            owners.expect(ChatEvent.MessageSent.class);
            assertThat(members.ask(id -> new CatchUp(id, chat, 0), SessionEvent.Failed.class).code()).isEqualTo(
                ErrorCode.CHAT_NOT_FOUND
            );
            var refused = members.ask(
                id -> new SendMessage(id, chat, "c", "let me back in", null),
                SessionEvent.Failed.class
            );
            assertThat(refused.code()).isEqualTo(ErrorCode.CHAT_NOT_FOUND);
            assertThat(member.rest().get(path(chat, "/events")).status()).isEqualTo(404);
            assertThat(members.received(ChatEvent.MessageSent.class)).isEmpty();
        }
    }

    @Test
    void letsEachRoleDoWhatIsItsOwn() {
        var chat = owner.createGroup("Roles", admin, member);
        assertProblem(member.rest().delete(path(chat, "/members/" + admin.id())), 403, "FORBIDDEN");
        assertProblem(admin.rest().put(role(chat, member), "{\"role\": \"admin\"}"), 403, "FORBIDDEN");
        assertDone(owner.rest().put(role(chat, admin), "{\"role\": \"admin\"}"));
        assertProblem(admin.rest().delete(path(chat, "/members/" + owner.id())), 403, "FORBIDDEN");
        assertProblem(owner.rest().put(role(chat, member), "{\"role\": \"owner\"}"), 400, "INVALID_REQUEST");
        assertProblem(owner.rest().post(path(chat, "/leave"), ""), 403, "FORBIDDEN");

        assertDone(owner.rest().put(path(chat, "/owner"), "{\"userId\": \"" + admin.id() + "\"}"));
        assertDone(owner.rest().post(path(chat, "/leave"), ""));
        assertDone(admin.rest().delete(path(chat, "/members/" + member.id())));

        var left = admin.rest().get(path(chat, "")).body();
        assertThat(left.path("members").size()).isEqualTo(1);
        assertThat(left.path("members").path(0).path("role").asString()).isEqualTo("owner");
        assertProblem(admin.rest().delete(path(chat, "/members/" + member.id())), 404, "NOT_A_MEMBER");
        assertDone(admin.rest().delete(path(chat, "")));
        assertProblem(admin.rest().get(path(chat, "")), 404, "CHAT_NOT_FOUND");
    }

    @Test
    void givesTheLastPlaceToExactlyOneOfManyAtOnce() throws Exception {
        var crowd = IntStream.range(0, 98)
            .mapToObj(_ -> Node.first().newUser())
            .toArray(TestUser[]::new);
        var chat = owner.createGroup("Full house", crowd);
        var elsewhere = owner.on(Node.second());
        var latecomers = IntStream.range(0, 20)
            .mapToObj(_ -> Node.second().newUser())
            .toList();
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            var adding = new ArrayList<Callable<Rest.Answer>>();
            for (int i = 0; i < latecomers.size(); i++) {
                var by = i % 2 == 0 ? owner : elsewhere;
                var latecomer = latecomers.get(i);
                adding.add(() -> by.rest().post(path(chat, "/members"), ids(latecomer)));
            }
            var answers = new ArrayList<Rest.Answer>();
            for (var done : rush.invokeAll(adding)) {
                answers.add(done.get());
            }
            assertThat(answers)
                .filteredOn(answer -> answer.status() == 204)
                .hasSize(1);
            assertThat(answers)
                .filteredOn(answer -> answer.code().equals("MEMBER_LIMIT_REACHED"))
                .hasSize(19);
        }
        assertThat(owner.rest().get(path(chat, "")).body().path("members").size()).isEqualTo(100);
    }

    @Test
    void letsOneOfTwoAdminsWinWhoRemoveEachOther() throws Exception {
        var other = Node.first().newUser();
        var chat = owner.createGroup("Duel", admin, other);
        assertDone(owner.rest().put(role(chat, admin), "{\"role\": \"admin\"}"));
        assertDone(owner.rest().put(role(chat, other), "{\"role\": \"admin\"}"));
        assertProblem(admin.rest().delete(path(chat, "/members/" + other.id())), 403, "FORBIDDEN");
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.<Callable<Rest.Answer>>of(
                () -> owner.rest().put(role(chat, admin), "{\"role\": \"member\"}"),
                () -> admin.rest().post(path(chat, "/leave"), "")
            );
            for (var done : rush.invokeAll(both)) {
                assertThat(done.get().status()).isIn(204, 404);
            }
        }
        var members = owner.rest().get(path(chat, "")).body().path("members");
        assertThat(members.values()).noneMatch(left ->
            left.path("user").path("id").asString().equals(admin.id().value())
        );
    }

    @Test
    void contradictoryChangesAtOnceEndInOneStateOnBothNodes() {
        for (int round = 0; round < 5; round++) {
            var heir = Node.first().newUser();
            var chat = owner.createGroup("Contradictions " + round, admin, member, heir);
            assertDone(owner.rest().put(role(chat, admin), "{\"role\": \"admin\"}"));
            var ownerThere = owner.on(Node.second());
            var answers = new Rush()
                // An admin is demoted while removing somebody …
                .add(() -> admin.rest().delete(path(chat, "/members/" + member.id())))
                .add(() -> owner.rest().put(role(chat, admin), "{\"role\": \"member\"}"))
                // … who is promoted, while the chat is given away.
                .add(() -> ownerThere.rest().put(role(chat, member), "{\"role\": \"admin\"}"))
                .add(() -> ownerThere.rest().put(path(chat, "/owner"), "{\"userId\": \"" + heir.id() + "\"}"))
                .run();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(204, 403, 404));
            var here = owner.rest().get(path(chat, "")).body();
            var there = ownerThere.rest().get(path(chat, "")).body();
            assertThat(there.path("members")).isEqualTo(here.path("members"));
            assertThat(there.path("head")).isEqualTo(here.path("head"));
            assertThat(
                here
                    .path("members")
                    .valueStream()
                    .map(left -> left.path("role").asString())
            ).containsOnlyOnce("owner");
        }
    }

    @Test
    void oneOfTwoOwnersToBeGetsTheChatWhenBothAreNamedAtOnce() {
        var chat = owner.createGroup("Two heirs", admin, member);
        var there = owner.on(Node.second());
        var answers = new Rush()
            .add(() -> owner.rest().put(path(chat, "/owner"), "{\"userId\": \"" + admin.id() + "\"}"))
            .add(() -> there.rest().put(path(chat, "/owner"), "{\"userId\": \"" + member.id() + "\"}"))
            .run();
        assertThat(answers).extracting(Rest.Answer::status).containsExactlyInAnyOrder(204, 403);
    }

    @Test
    void aChannelIsForItsAdminsToWriteUntilItsRulesSayOtherwise() {
        var chat = owner.createChannel("News", member);
        try (var members = member.connect(); var owners = owner.connect()) {
            send(owners, chat, "first");
            var refused = members.ask(id -> new SendMessage(id, chat, "c1", "me too", null), SessionEvent.Failed.class);
            assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(allowed(member, chat)).contains("read").doesNotContain("post");

            var rules =
                "{\"posting\": \"everyone\", \"adding\": \"admins\", \"calling\": \"admins\", \"slowModeSeconds\": 0}";
            assertProblem(member.rest().put(path(chat, "/rules"), rules), 403, "FORBIDDEN");
            assertDone(owner.rest().put(path(chat, "/rules"), rules));

            members.expect(ChatEvent.RulesChanged.class);
            send(members, chat, "me too");
            assertThat(allowed(member, chat)).contains("post");
        }
    }

    @Test
    void keepsATitleAsWrittenAndTakesWhatActsOutOfADescription() {
        var chat = owner.createGroup("Old", member);
        try (var members = member.connect()) {
            var profile =
                "{\"title\": \"<b>List<String></b> &copy; a<b\", \"description\": \"<script>x</script>All of us, a<b\"}";
            assertProblem(member.rest().put(path(chat, "/profile"), profile), 403, "FORBIDDEN");
            assertDone(owner.rest().put(path(chat, "/profile"), profile));
            var changed = members.expect(ChatEvent.ProfileChanged.class);
            assertThat(changed.title()).isEqualTo("<b>List<String></b> &copy; a<b");
            assertThat(changed.description()).isEqualTo("All of us, a<b");
        }
    }

    @Test
    void demotesTheFormerOwner() {
        var chat = owner.createGroup("Crown", admin);
        try (var admins = admin.connect()) {
            assertDone(owner.rest().put(path(chat, "/owner"), "{\"userId\": \"" + admin.id() + "\"}"));
            assertThat(admins.expect(ChatEvent.OwnershipTransferred.class).to()).isEqualTo(admin.id());
            assertDone(admin.rest().put(role(chat, owner), "{\"role\": \"member\"}"));
            assertThat(admins.expect(ChatEvent.RoleChanged.class).role()).isEqualTo(Role.MEMBER);
        }
    }

    private long head(ChatId chat) {
        return owner.rest().get(path(chat, "")).body().path("head").asLong();
    }

    private static List<String> allowed(TestUser user, ChatId chat) {
        var actions = user.rest().get(path(chat, "")).body().path("allowed");
        return actions
            .values()
            .stream()
            .map(action -> action.asString())
            .toList();
    }

    private static ChatReply.Log catchUp(SocketClient client, ChatId chat) {
        return client.ask(id -> new CatchUp(id, chat, 0), ChatReply.Log.class);
    }

    private static void send(SocketClient client, ChatId chat, String text) {
        client.ask(id -> new SendMessage(id, chat, "client-" + text, text, null), ChatReply.MessageAccepted.class);
    }

    private static String path(ChatId chat, String rest) {
        return "/api/chats/" + chat + rest;
    }

    private static String role(ChatId chat, TestUser user) {
        return path(chat, "/members/" + user.id() + "/role");
    }

    private static String ids(TestUser... users) {
        var ids = Arrays.stream(users)
            .map(user -> "\"" + user.id() + "\"")
            .toList();
        return "{\"userIds\": " + ids + "}";
    }

    private static void assertDone(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(204);
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
