package dev.parley.api.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.Rush;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.log.ChatId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invites, made on one node and used on another. */
class InvitesIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser member = Node.first().newUser();
    private final TestUser guest = Node.second().newUser();

    @Test
    void letsInWhoHasTheAddressAndTellsEverybody() {
        var chat = owner.createGroup("Open <b>house</b>", member);
        String token = invite(owner, chat, "null", "null");

        var preview = guest
            .rest()
            .get("/api/invites/" + token)
            .body();
        assertThat(preview.path("title").asString()).isEqualTo("Open <b>house</b>");
        assertThat(preview.path("memberCount").asInt()).isEqualTo(2);
        assertThat(preview.path("invitedBy").path("id").asString()).isEqualTo(owner.id().value());
        assertThat(preview.path("chatId").isNull()).isTrue();
        try (var owners = owner.connect(); var guests = guest.connect()) {
            assertThat(join(guest, token).body().path("chatId").asString()).isEqualTo(chat.value());

            var joined = owners.expect(ChatEvent.MemberJoined.class);
            assertThat(joined.actor()).isEqualTo(guest.id());
            assertThat(joined.invitedBy()).isEqualTo(owner.id());
            assertThat(guests.expect(ChatEvent.MemberJoined.class)).isEqualTo(joined);
            guests.ask(id -> new SendMessage(id, chat, "c", "hello", null), ChatReply.MessageAccepted.class);
            assertThat(owners.expect(ChatEvent.MessageSent.class).text()).isEqualTo("hello");
        }
        var seen = guest
            .rest()
            .get("/api/invites/" + token)
            .body();
        assertThat(seen.path("chatId").asString()).isEqualTo(chat.value());
    }

    @Test
    void tellsWhoInvitesToWhatAlsoWithoutAnAccount() {
        var chat = owner.createGroup("Choir", member);
        String token = invite(owner, chat, "null", "1");
        var stranger = new Rest(Node.second());

        var preview = stranger.get("/api/invites/" + token).body();
        assertThat(preview.path("title").asString()).isEqualTo("Choir");
        assertThat(preview.path("invitedBy").path("id").asString()).isEqualTo(owner.id().value());
        assertThat(preview.path("chatId").isNull()).isTrue();
        assertThat(stranger.post("/api/invites/" + token + "/join", "{}").status()).isEqualTo(401);
        assertThat(stranger.get("/api/invites/nobodyHasMadeThis").code()).isEqualTo("INVITE_NOT_FOUND");

        join(guest, token);
        assertThat(stranger.get("/api/invites/" + token).code()).isEqualTo("INVITE_USED_UP");
    }

    @Test
    void theLogTellsNoToken() {
        var chat = owner.createGroup("Discreet", member);
        String token = invite(owner, chat, "3600", "5");
        String log = member
            .rest()
            .get("/api/chats/" + chat + "/events")
            .raw()
            .body();
        assertThat(log).contains("invite.created").doesNotContain(token);
        assertProblem(member.rest().get(invites(chat)), 403, "FORBIDDEN");
    }

    @Test
    void anInviteForOneLetsExactlyOneInOfTwentyAtOnceOnTwoNodes() {
        var chat = owner.createGroup("One chair");
        String token = invite(owner, chat, "null", "1");
        var answers = rush(token, 20);
        assertThat(answers)
            .filteredOn(answer -> answer.status() == 200)
            .hasSize(1);
        assertThat(answers)
            .filteredOn(answer -> answer.code().equals("INVITE_USED_UP"))
            .hasSize(19);
        assertThat(members(chat)).isEqualTo(2);
        assertThat(uses(chat)).isEqualTo(1);
    }

    @Test
    void theLastPlaceGoesToExactlyOneOfTwentyAtOnceOnTwoNodes() {
        var crowd = IntStream.range(0, 98)
            .mapToObj(_ -> Node.first().newUser())
            .toArray(TestUser[]::new);
        var chat = owner.createGroup("Full house", crowd);
        String token = invite(owner, chat, "null", "null");
        var answers = rush(token, 20);
        assertThat(answers)
            .filteredOn(answer -> answer.status() == 200)
            .hasSize(1);
        assertThat(answers)
            .filteredOn(answer -> answer.code().equals("MEMBER_LIMIT_REACHED"))
            .hasSize(19);
        assertThat(members(chat)).isEqualTo(100);
        assertThat(uses(chat)).isEqualTo(1);
    }

    @Test
    void joiningOnceMoreUsesNothingUp() {
        var chat = owner.createGroup("Once");
        String token = invite(owner, chat, "null", "2");
        var elsewhere = guest.on(Node.first());
        var both = new Rush();
        for (int i = 0; i < 10; i++) {
            var again = i % 2 == 0 ? guest : elsewhere;
            both.add(() -> join(again, token));
        }
        assertThat(both.run()).allMatch(answer -> answer.status() == 200);
        assertThat(join(owner, token).status()).isEqualTo(200);
        assertThat(uses(chat)).isEqualTo(1);
        assertThat(members(chat)).isEqualTo(2);
    }

    @Test
    void anExpiredInviteTellsNothingOfTheChat() {
        try (var later = Node.start()) {
            var chat = owner.createGroup("Secret plans");
            String token = invite(owner, chat, "60", "null");
            var late = later.newUser();
            assertThat(
                late
                    .rest()
                    .get("/api/invites/" + token)
                    .status()
            ).isEqualTo(200);
            later.clock().advance(Duration.ofSeconds(61));
            var refused = late.rest().get("/api/invites/" + token);
            assertProblem(refused, 410, "INVITE_EXPIRED");
            assertThat(refused.raw().body()).doesNotContain("Secret", chat.value());
            assertProblem(join(late, token), 410, "INVITE_EXPIRED");
            assertThat(members(chat)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "AAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA", "%7B%22$ne%22:1%7D", "..%20.." })
    void aGuessedTokenIsNotFound(String token) {
        var seen = guest.rest().get("/api/invites/" + token);
        assertProblem(seen, 404, "INVITE_NOT_FOUND");
        assertProblem(guest.rest().post("/api/invites/" + token + "/join", ""), 404, "INVITE_NOT_FOUND");
        var stranger = new Rest(Node.first());
        assertProblem(stranger.get("/api/invites/" + token), 404, "INVITE_NOT_FOUND");
        assertProblem(stranger.post("/api/invites/" + token + "/join", ""), 401, "NOT_AUTHENTICATED");
    }

    @Test
    void aRevokedInviteAndOneOfADeletedChatAreNotFound() {
        var chat = owner.createGroup("Short");
        String token = invite(owner, chat, "null", "null");
        String other = invite(owner, chat, "null", "null");
        var listed = owner.rest().get(invites(chat)).body().path("invites");
        assertThat(listed.path(1).path("token").asString()).isEqualTo(token);
        String id = listed.path(1).path("id").asString();
        assertThat(
            owner
                .rest()
                .delete(invites(chat) + "/" + id)
                .status()
        ).isEqualTo(204);
        assertProblem(owner.rest().delete(invites(chat) + "/" + id), 404, "INVITE_NOT_FOUND");
        assertProblem(join(guest, token), 404, "INVITE_NOT_FOUND");
        assertThat(
            owner
                .rest()
                .delete("/api/chats/" + chat)
                .status()
        ).isEqualTo(204);
        assertProblem(join(guest, other), 404, "INVITE_NOT_FOUND");
        assertProblem(guest.rest().get("/api/invites/" + other), 404, "INVITE_NOT_FOUND");
    }

    @Test
    void onlyThoseWhoMayMakeSeeAndRevokeInvites() {
        var chat = owner.createGroup("Rights", member);
        assertProblem(create(member, chat, "null", "null"), 403, "FORBIDDEN");
        assertProblem(create(guest, chat, "null", "null"), 404, "CHAT_NOT_FOUND");
        assertProblem(guest.rest().get(invites(chat)), 404, "CHAT_NOT_FOUND");
        assertThat(rules(chat, "everyone").status()).isEqualTo(204);

        String own = invite(member, chat, "null", "null");
        invite(owner, chat, "null", "null");
        var seen = member.rest().get(invites(chat)).body().path("invites");
        assertThat(seen.size()).isEqualTo(1);
        assertThat(seen.path(0).path("token").asString()).isEqualTo(own);
        var all = owner.rest().get(invites(chat)).body().path("invites");
        assertThat(all.size()).isEqualTo(2);
        String owners = all.path(0).path("id").asString();
        assertProblem(member.rest().delete(invites(chat) + "/" + owners), 403, "FORBIDDEN");
        String members = all.path(1).path("id").asString();
        assertThat(
            owner
                .rest()
                .delete(invites(chat) + "/" + members)
                .status()
        ).isEqualTo(204);
        assertProblem(join(guest, own), 404, "INVITE_NOT_FOUND");
    }

    @Test
    void whoWasRemovedComesBackByBeingAddedOnly() {
        var chat = owner.createGroup("Door", member);
        String token = invite(owner, chat, "null", "null");
        assertThat(rules(chat, "everyone").status()).isEqualTo(204);
        String own = invite(member, chat, "null", "null");
        assertThat(
            owner
                .rest()
                .delete("/api/chats/" + chat + "/members/" + member.id())
                .status()
        ).isEqualTo(204);

        assertProblem(join(member, token), 403, "FORBIDDEN");
        assertProblem(join(guest, own), 404, "INVITE_NOT_FOUND");
        var added = owner.rest().post("/api/chats/" + chat + "/members", "{\"userIds\": [\"" + member.id() + "\"]}");
        assertThat(added.status()).isEqualTo(204);
        assertThat(join(member, token).status()).isEqualTo(200);
    }

    @Test
    void whoLeavesMayComeBack() {
        var chat = owner.createGroup("Revolving", member);
        String token = invite(owner, chat, "null", "null");
        assertThat(
            member
                .rest()
                .post("/api/chats/" + chat + "/leave", "")
                .status()
        ).isEqualTo(204);
        assertThat(join(member.on(Node.second()), token).status()).isEqualTo(200);
        var list = member.rest().get("/api/chats").body().path("chats");
        assertThat(list.path(0).path("id").asString()).isEqualTo(chat.value());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{\"expiresInSeconds\": 59, \"maxUses\": null}",
            "{\"expiresInSeconds\": 31622401, \"maxUses\": null}",
            "{\"expiresInSeconds\": -1, \"maxUses\": null}",
            "{\"expiresInSeconds\": 9223372036854775807, \"maxUses\": null}",
            "{\"expiresInSeconds\": null, \"maxUses\": 0}",
            "{\"expiresInSeconds\": null, \"maxUses\": 1001}",
            "{\"expiresInSeconds\": \"soon\", \"maxUses\": null}",
            "{\"expiresInSeconds\": null, \"maxUses\": {}}",
            "{\"expiresInSeconds\": null, \"maxUses\": null, \"token\": \"mine\"}",
            "[]",
            "",
        }
    )
    void refusesLimitsThatAreNone(String body) {
        var chat = owner.createGroup("Limits");
        assertProblem(owner.rest().post(invites(chat), body), 400, "INVALID_REQUEST");
        assertThat(owner.rest().get(invites(chat)).body().path("invites").isEmpty()).isTrue();
    }

    @Test
    void hasRoomForFiftyInvitesHoweverManyAreMadeAtOnce() {
        var chat = owner.createGroup("Many");
        var elsewhere = owner.on(Node.second());
        var making = new Rush();
        for (int i = 0; i < 60; i++) {
            var by = i % 2 == 0 ? owner : elsewhere;
            making.add(() -> create(by, chat, "null", "null"));
        }
        var answers = making.run();
        assertThat(answers)
            .filteredOn(answer -> answer.status() == 201)
            .hasSize(50);
        assertThat(answers)
            .filteredOn(answer -> answer.code().equals("INVITE_LIMIT_REACHED"))
            .hasSize(10);
        assertThat(owner.rest().get(invites(chat)).body().path("invites").size()).isEqualTo(50);
    }

    @Test
    void thereAreNoInvitesToPersonalChats() {
        var chat = ChatId.personal(owner.id(), member.id());
        try (var owners = owner.connect()) {
            owners.ask(id -> new SendMessage(id, chat, "c", "hello", null), ChatReply.MessageAccepted.class);
        }
        assertProblem(create(owner, chat, "null", "null"), 403, "FORBIDDEN");
    }

    private List<Rest.Answer> rush(String token, int size) {
        var rush = new Rush();
        for (int i = 0; i < size; i++) {
            var user = (i % 2 == 0 ? Node.first() : Node.second()).newUser();
            rush.add(() -> join(user, token));
        }
        return rush.run();
    }

    private Rest.Answer rules(ChatId chat, String adding) {
        return owner.rest().put(
            "/api/chats/" + chat + "/rules",
            """
            {"posting": "everyone", "adding": "%s", "calling": "everyone", "slowModeSeconds": 0}""".formatted(adding)
        );
    }

    private int members(ChatId chat) {
        return owner
            .rest()
            .get("/api/chats/" + chat)
            .body()
            .path("members")
            .size();
    }

    private int uses(ChatId chat) {
        return owner.rest().get(invites(chat)).body().path("invites").path(0).path("uses").asInt();
    }

    private static Rest.Answer join(TestUser user, String token) {
        return user.rest().post("/api/invites/" + token + "/join", "");
    }

    private static String invites(ChatId chat) {
        return "/api/chats/" + chat + "/invites";
    }

    private static Rest.Answer create(TestUser user, ChatId chat, String seconds, String uses) {
        return user.rest().post(
            invites(chat),
            """
            {"expiresInSeconds": %s, "maxUses": %s}""".formatted(seconds, uses)
        );
    }

    private static String invite(TestUser user, ChatId chat, String seconds, String uses) {
        var created = create(user, chat, seconds, uses);
        assertThat(created.status()).as(created.raw().body()).isEqualTo(201);
        return created.body().path("token").asString();
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
