package dev.parley.api.webhook;

import static dev.parley.api.testing.SocketClient.newClientId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.chat.apikey.ApiKeys;
import dev.parley.chat.apikey.ApiScope;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.message.Messages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks of chats, with a receiver that fails as a test wants, across restarts of the node. */
class WebhooksIT {

    private static final String[] LOCAL = {
        "parley.outbound.allowed-networks=127.0.0.1",
        "parley.outbound.deadline=2s",
        "parley.webhooks.interval=50ms",
        "parley.consumers.interval=50ms",
    };
    private static final String ALL = "\"messages\", \"membership\", \"calls\"";

    private static final Node.Apart NODES = new Node.Apart("webhooks");

    /** The one of all tests, until one of them restarts it. */
    private static Node node = NODES.start(_ -> {}, LOCAL);

    private final Receiver receiver = new Receiver();
    private final ChatId chat;
    private TestUser owner;

    WebhooksIT() throws IOException {
        owner = node.newUser();
        chat = owner.createGroup("Builds");
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @Test
    void tellsWhatHappensSignedAndInOrder() {
        var created = create(ALL);
        String secret = created.path("secret").asString();
        say("first");
        say("second");
        var member = node.newUser();
        add(member);

        var first = receiver.next();
        assertThat(first.type()).isEqualTo("message.sent");
        assertThat(first.text()).isEqualTo("first");
        assertThat(first.isSignedWith(secret)).isTrue();
        assertThat(first.isSignedWith("whsec_" + "A".repeat(43) + "=")).isFalse();
        assertThat(first.body().path("id").asString()).isEqualTo(first.id());
        assertThat(first.body().path("chatId").asString()).isEqualTo(chat.value());
        assertThat(first.body().path("previousSeq").isNull()).isTrue();
        long seq = first.body().path("seq").asLong();
        assertThat(first.body().path("data").path("seq").asLong()).isEqualTo(seq);

        var second = receiver.next();
        assertThat(second.text()).isEqualTo("second");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.body().path("previousSeq").asLong()).isEqualTo(seq);

        var third = receiver.next();
        assertThat(third.type()).isEqualTo("members.added");
        await(() -> deliveries(id(created)).size() == 3);
        assertThat(deliveries(id(created)))
            .extracting(each -> each.path("outcome").asString())
            .containsOnly("delivered");
    }

    @Test
    void administratorsSeeItsHostAndHowItFaresAndNothingElse() {
        receiver.answers(503);
        var created = create("\"messages\"", receiver.address() + "?key=secret-of-the-address");
        say("between us");
        await(() -> webhook(id(created)).path("failingSince").isString());
        var administrator = node.newAdministrator();
        var answer = administrator.rest().get("/api/admin/webhooks");
        var seen = answer.body().path("webhooks").path(0);
        assertThat(seen.path("id").asString()).isEqualTo(id(created));
        assertThat(seen.path("chatId").asString()).isEqualTo(chat.value());
        assertThat(seen.path("state").asString()).isEqualTo("on");
        assertThat(seen.path("failingSince").isString()).isTrue();
        assertThat(seen.path("responsible").path("id").asString()).isEqualTo(owner.id().value());
        assertThat(answer.raw().body()).doesNotContain("secret-of-the-address", "between us");
        assertThat(owner.rest().get("/api/admin/webhooks").code()).isEqualTo("FORBIDDEN");
        assertThat(
            administrator
                .rest()
                .get("/api/admin/webhooks?cursor=" + id(created))
                .body()
                .path("webhooks")
        ).noneMatch(each -> each.path("id").asString().equals(id(created)));
    }

    @Test
    void tellsNothingThatWasNotAskedFor() {
        create("\"membership\"");
        say("between us");
        add(node.newUser());
        assertThat(receiver.next().type()).isEqualTo("members.added");
        assertThat(receiver.hasNothing()).isTrue();
    }

    @Test
    void aReceiverThatWasDownGetsAllInOrderAndSoAgainAfterARestart() {
        receiver.answers(503);
        var created = create("\"messages\"");
        IntStream.range(0, 5).forEach(each -> say("down " + each));
        assertThat(receiver.next().text()).isEqualTo("down 0");
        await(() -> webhook(id(created)).path("failingSince").isString());
        receiver.answers(204);
        node.clock().advance(Duration.ofSeconds(6));
        assertThat(receiver.accepted(5)).containsExactly("down 0", "down 1", "down 2", "down 3", "down 4");
        await(() -> webhook(id(created)).path("failingSince").isNull());

        receiver.answers(500);
        IntStream.range(0, 5).forEach(each -> say("restart " + each));
        receiver.next();
        await(() -> webhook(id(created)).path("failingSince").isString());
        var ahead = Duration.between(Instant.now(), node.clock().instant());
        node.close();
        node = NODES.start(_ -> {}, LOCAL);
        owner = owner.on(node);
        receiver.answers(204);
        // As far as the former one, then a lease that it had when it stopped, and the pause after the failure.
        node.clock().advance(ahead);
        advance(Duration.ofMinutes(2));
        assertThat(receiver.accepted(5)).containsExactly(
            "restart 0",
            "restart 1",
            "restart 2",
            "restart 3",
            "restart 4"
        );
    }

    @Test
    void tellsOfACallFromItsStartToItsEnd() {
        var member = node.newUser();
        add(member);
        create("\"calls\"");
        try (var owners = owner.connect(); var members = member.connect()) {
            var call = owners
                .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class)
                .call()
                .id();
            members.ask(id -> new AcceptCall(id, call), SessionEvent.Done.class);
            members.ask(id -> new LeaveCall(id, call, LeaveReason.HUNG_UP), SessionEvent.Done.class);
            owners.send(new LeaveCall("leave", call, LeaveReason.HUNG_UP));
            var told = Stream.generate(receiver::next).limit(6).toList();
            assertThat(told)
                .extracting(Receiver.Request::type)
                .containsExactly("call.started", "call.joined", "call.joined", "call.left", "call.left", "call.ended");
            assertThat(told).allMatch(each -> each.body().path("data").path("callId").asString().equals(call.value()));
            assertThat(told.get(2).body().path("data").path("actor").asString()).isEqualTo(member.id().value());
            assertThat(told.get(2).body().path("seq").isNull()).isTrue();
            var ended = told.getLast().body();
            assertThat(ended.path("seq").asLong()).isPositive();
            assertThat(ended.path("data").path("durationMs").isIntegralNumber()).isTrue();
            assertThat(ended.path("data").path("participantCount").asInt()).isEqualTo(2);
        }
    }

    @Test
    void oneSlowReceiverHoldsNobodyUp() throws IOException {
        try (var slow = new Receiver()) {
            slow.answers(500);
            create("\"messages\"", slow.address());
            create("\"messages\"", receiver.address());
            IntStream.range(0, 3).forEach(each -> say("go " + each));
            assertThat(receiver.accepted(3)).containsExactly("go 0", "go 1", "go 2");
            assertThat(slow.next().text()).isEqualTo("go 0");
            assertThat(slow.hasNothing()).isTrue();
        }
    }

    @Test
    void followsNoRedirect() {
        receiver.answers(302);
        var created = create("\"messages\"");
        say("not elsewhere");
        receiver.next();
        await(() -> deliveries(id(created)).size() == 1);
        var delivery = deliveries(id(created)).getFirst();
        assertThat(delivery.path("outcome").asString()).isEqualTo("answeredOtherwise");
        assertThat(delivery.path("status").asInt()).isEqualTo(302);
        assertThat(receiver.hasNothing()).isTrue();
    }

    @Test
    void isSwitchedOffAfterLongFailureWithANoticeAndGoesOnWhereItStopped() {
        var admin = node.newUser();
        var member = node.newUser();
        add(admin);
        add(member);
        role(admin, "admin");
        receiver.answers(500);
        var created = create("\"messages\"");
        say("for long");
        receiver.next();
        await(() -> webhook(id(created)).path("failingSince").isString());
        advance(Duration.ofHours(23));
        receiver.next();
        await(() -> deliveries(id(created)).size() == 2);
        assertThat(state(created)).isEqualTo("on");
        advance(Duration.ofHours(2));
        receiver.next();
        await(() -> state(created).equals("failed"));
        var later = admin.on(node);
        for (TestUser told : List.of(owner, later)) {
            await(() -> notices(told).size() == 1);
            var notice = notices(told).path(0);
            assertThat(notice.path("kind").asString()).isEqualTo("webhookFailed");
            assertThat(notice.path("chatId").asString()).isEqualTo(chat.value());
            assertThat(receiver.address()).startsWith(notice.path("excerpt").asString() + "/");
        }
        assertThat(notices(member.on(node))).isEmpty();
        String seen = "/api/me/notices/" + notices(later).path(0).path("id").asString();
        assertThat(later.rest().delete(seen).status()).isEqualTo(204);

        receiver.answers(204);
        say("meanwhile");
        assertThat(change(owner, created, receiver.address(), true).status()).isEqualTo(200);
        assertThat(receiver.accepted(2)).containsExactly("for long", "meanwhile");
        assertThat(state(created)).isEqualTo("on");
        assertThat(notices(owner)).isEmpty();
        assertThat(notices(later)).isEmpty();
    }

    @Test
    void isSwitchedOffAtOnceByAReceiverThatWantsNothingAnyMore() {
        receiver.answers(410);
        var created = create("\"messages\"");
        say("go away");
        await(() -> state(created).equals("gone"));
        await(() -> notices(owner).size() == 1);
        assertThat(notices(owner).path(0).path("kind").asString()).isEqualTo("webhookGone");
        assertThat(
            owner
                .rest()
                .delete(path(id(created)))
                .status()
        ).isEqualTo(204);
        assertThat(notices(owner)).isEmpty();
    }

    @Test
    void oneThatAnAdministratorHasSwitchedOffIsOnAgainOnlyAsAnAdministratorAllows() {
        var created = create("\"messages\"");
        say("told");
        assertThat(receiver.next().text()).isEqualTo("told");
        var administrator = node.newAdministrator();
        String suspension = "/api/admin/webhooks/" + id(created) + "/suspension";
        String reason = "{\"reason\": \"It tells a stranger everything\"}";
        assertThat(owner.rest().put(suspension, reason).code()).isEqualTo("FORBIDDEN");
        assertProblem(
            administrator.rest().put("/api/admin/webhooks/" + chat + "/suspension", reason),
            404,
            "WEBHOOK_NOT_FOUND"
        );
        for (int i = 0; i < 2; i++) {
            assertThat(administrator.rest().change("PUT", suspension, reason, "suspension-1").status()).isEqualTo(204);
        }
        assertThat(state(created)).isEqualTo("suspended");
        assertThat(webhook(id(created)).path("suspendedFor").asString()).isEqualTo("It tells a stranger everything");
        await(() -> notices(owner).size() == 1);
        assertThat(notices(owner).path(0).path("kind").asString()).isEqualTo("webhookSuspended");
        assertThat(notices(owner).path(0).path("reason").asString()).isEqualTo("It tells a stranger everything");

        say("not told");
        assertProblem(change(owner, created, receiver.address(), true), 403, "WEBHOOK_SUSPENDED");
        long number = deliveries(id(created)).getFirst().path("number").asLong();
        assertProblem(
            owner.rest().post(path(id(created)) + "/deliveries/" + number + "/again", "{}"),
            403,
            "WEBHOOK_SUSPENDED"
        );
        assertThat(change(owner, created, receiver.address(), false).status()).isEqualTo(200);
        assertThat(state(created)).as("its admins may change it, and it stays off").isEqualTo("suspended");
        assertThat(receiver.hasNothing()).isTrue();

        for (int i = 0; i < 2; i++) {
            assertThat(administrator.rest().change("DELETE", suspension, null, "allowance-1").status()).isEqualTo(204);
        }
        assertThat(state(created)).isEqualTo("switchedOff");
        assertThat(notices(owner)).isEmpty();
        assertThat(administrator.rest().change("PUT", suspension, reason, "suspension-1").status()).isEqualTo(204);
        assertThat(state(created)).as("a late repeat changes nothing").isEqualTo("switchedOff");
        assertThat(change(owner, created, receiver.address(), true).status()).isEqualTo(200);
        assertThat(receiver.next().text()).isEqualTo("not told");
        assertThat(audited(administrator, "webhookSuspended", id(created))).isEqualTo(1);
        assertThat(audited(administrator, "webhookAllowed", id(created))).isEqualTo(1);
    }

    private static long audited(TestUser administrator, String kind, String webhook) {
        return administrator
            .rest()
            .get("/api/admin/audit?kind=" + kind)
            .body()
            .path("entries")
            .valueStream()
            .filter(entry -> entry.path("details").path("webhookId").asString().equals(webhook))
            .count();
    }

    @Test
    void administratorsSeeHowItsReceiverFailedLast() {
        receiver.answers(503);
        var created = create("\"messages\"");
        say("lost");
        await(() -> webhook(id(created)).path("failingSince").isString());
        receiver.answers(200);
        change(owner, created, receiver.address() + "/elsewhere", true);
        await(() -> webhook(id(created)).path("failingSince").isNull());
        var seen = node
            .newAdministrator()
            .rest()
            .get("/api/admin/webhooks")
            .body()
            .path("webhooks")
            .valueStream()
            .filter(each -> each.path("id").asString().equals(id(created)))
            .findFirst()
            .orElseThrow();
        assertThat(seen.at("/lastFailure/outcome").asString()).isEqualTo("answeredOtherwise");
        assertThat(seen.at("/lastFailure/status").asInt()).isEqualTo(503);
        assertThat(seen.path("suspension").isNull()).isTrue();
    }

    @Test
    void endsWithTheRightsOfWhoIsResponsible() {
        var admin = node.newUser();
        add(admin);
        role(admin, "admin");
        var created = create(admin, "\"messages\"", receiver.address()).body();
        say("still there");
        assertThat(receiver.next().text()).isEqualTo("still there");
        role(admin, "member");
        say("among us");
        await(() -> state(created).equals("unattended"));
        await(() -> notices(owner).size() == 1);
        assertThat(notices(owner).path(0).path("kind").asString()).isEqualTo("webhookUnattended");
        assertThat(notices(admin)).isEmpty();
        assertThat(receiver.hasNothing()).isTrue();
    }

    @Test
    void tellsNobodyWhoseAccountIsLocked() {
        var admin = node.newUser();
        add(admin);
        role(admin, "admin");
        var created = create(admin, "\"messages\"", receiver.address()).body();
        var locked = node
            .newAdministrator()
            .rest()
            .put("/api/admin/people/" + admin.id() + "/lock", "{\"locked\": true}");
        assertThat(locked.status()).as("%s", locked).isLessThan(300);
        say("among us");
        await(() -> state(created).equals("unattended"));
        assertThat(receiver.hasNothing()).isTrue();
    }

    @Test
    void tellsNoVersionAgainThatMembersDoNotSee() {
        var administrator = node.newAdministrator();
        var messages = node.bean(Messages.class);
        var sent = messages.send(owner.id(), chat, newClientId(), "draft", null, List.of());
        messages.edit(owner.intent(), chat, sent.seq(), "in between");
        messages.edit(owner.intent(), chat, sent.seq(), "final");
        var created = create("\"messages\"");
        showVersions(administrator, false);
        var replay = owner.rest().post(path(id(created)) + "/replay", "{\"from\": 1}");
        assertThat(replay.status()).isEqualTo(200);
        assertThat(List.of(receiver.next().text(), receiver.next().text(), receiver.next().text())).containsOnly(
            "final"
        );
        await(() -> deliveries(id(created)).size() == 3);
        long number = deliveries(id(created)).get(1).path("number").asLong();
        owner.rest().post(path(id(created)) + "/deliveries/" + number + "/again", "{}");
        assertThat(receiver.next().text()).isEqualTo("final");
        showVersions(administrator, true);

        owner.rest().delete(path(id(created)));
        var kinds = new ArrayList<String>();
        administrator
            .rest()
            .get("/api/admin/audit?actor=" + owner.id())
            .body()
            .path("entries")
            .forEach(entry -> kinds.add(entry.path("kind").asString()));
        assertThat(kinds).startsWith("webhookDeleted", "webhookChanged", "webhookMade");
    }

    private static void showVersions(TestUser administrator, boolean shown) {
        assertThat(
            administrator
                .rest()
                .put("/api/admin/messages", "{\"versionsShown\": " + shown + "}")
                .status()
        ).isEqualTo(200);
    }

    @Test
    void tellsAgainFromAnyPlaceAndSendsOneDeliveryAgain() {
        var created = create("\"messages\"");
        say("one");
        say("two");
        var one = receiver.next();
        var two = receiver.next();
        long seq = one.body().path("seq").asLong();
        String path = path(id(created));
        assertThat(
            owner
                .rest()
                .post(path + "/replay", "{\"from\": " + seq + "}")
                .status()
        ).isEqualTo(200);
        var again = receiver.next();
        assertThat(again.id()).isEqualTo(one.id());
        assertThat(again.body().path("previousSeq").isNull()).isTrue();
        assertThat(receiver.next().id()).isEqualTo(two.id());
        await(() -> deliveries(id(created)).size() == 4);

        var receivers = new Rest(node);
        receivers.authenticate(key(owner, ApiScope.REPLAY_WEBHOOKS));
        assertThat(receivers.get(webhooks()).body().path("webhooks").path(0).path("id").asString()).isEqualTo(
            id(created)
        );
        assertThat(receivers.post(path + "/replay", "{\"from\": " + (seq + 1) + "}").status()).isEqualTo(200);
        assertThat(receiver.next().id()).isEqualTo(two.id());
        await(() -> deliveries(id(created)).size() == 5);
        assertProblem(receivers.delete(path), 403, "API_KEY_NOT_ALLOWED");
        var member = node.newUser();
        add(member);
        receivers.authenticate(key(member, ApiScope.REPLAY_WEBHOOKS));
        assertProblem(receivers.post(path + "/replay", "{\"from\": 1}"), 403, "FORBIDDEN");
        receivers.authenticate(key(owner, ApiScope.READ_CHATS));
        assertProblem(receivers.post(path + "/replay", "{\"from\": 1}"), 403, "API_KEY_NOT_ALLOWED");

        long number = deliveries(id(created)).getFirst().path("number").asLong();
        var sent = owner.rest().post(path + "/deliveries/" + number + "/again", "{}");
        assertThat(sent.status()).as("%s", sent).isEqualTo(200);
        assertThat(sent.body().path("again").asBoolean()).isTrue();
        assertThat(receiver.next().id()).isEqualTo(two.id());
        assertProblem(owner.rest().post(path + "/deliveries/4711/again", "{}"), 404, "NOT_FOUND");
        assertProblem(owner.rest().post(path + "/replay", "{\"from\": 0}"), 400, "INVALID_REQUEST");
        assertProblem(owner.rest().post(path + "/replay", "{\"from\": 99999}"), 400, "INVALID_REQUEST");
    }

    @Test
    void changesItsSecretWithoutAGap() {
        var created = create("\"messages\"");
        String former = created.path("secret").asString();
        String secret = owner
            .rest()
            .post(path(id(created)) + "/secret", "{}")
            .body()
            .path("secret")
            .asString();
        assertThat(secret).isNotEqualTo(former);
        say("both");
        var both = receiver.next();
        assertThat(both.isSignedWith(secret)).isTrue();
        assertThat(both.isSignedWith(former)).isTrue();
        advance(Duration.ofHours(25));
        say("one");
        var one = receiver.next();
        assertThat(one.isSignedWith(secret)).isTrue();
        assertThat(one.isSignedWith(former)).isFalse();
        assertThat(
            owner
                .rest()
                .get(path(id(created)) + "/deliveries")
                .raw()
                .body()
        ).doesNotContain("whsec");
        assertThat(owner.rest().get(webhooks()).raw().body()).doesNotContain("whsec");
    }

    @Test
    void isForThoseWhoManageTheChat() {
        var admin = node.newUser();
        var member = node.newUser();
        var stranger = node.newUser();
        add(admin);
        add(member);
        role(admin, "admin");
        var created = create(ALL);
        for (TestUser user : List.of(owner, admin)) {
            assertThat(user.rest().get(webhooks()).status()).isEqualTo(200);
            assertThat(change(user, created, receiver.address(), true).status()).isEqualTo(200);
        }
        String path = path(id(created));
        for (TestUser user : List.of(member, stranger)) {
            boolean inside = user == member;
            everything(user, path).forEach(refused ->
                assertProblem(refused, inside ? 403 : 404, inside ? "FORBIDDEN" : "CHAT_NOT_FOUND")
            );
        }
        var others = node.newUser();
        var foreign = others.createGroup("Others");
        assertProblem(
            others.rest().get("/api/chats/" + foreign + "/webhooks/" + id(created) + "/deliveries"),
            404,
            "WEBHOOK_NOT_FOUND"
        );
        assertThat(owner.rest().delete(path).status()).isEqualTo(204);
        assertThat(owner.rest().get(webhooks()).body().path("webhooks").size()).isZero();
    }

    private Stream<Rest.Answer> everything(TestUser user, String path) {
        var rest = user.rest();
        return Stream.of(
            rest.get(webhooks()),
            create(user, ALL, receiver.address()),
            rest.change("PUT", path, body(ALL, receiver.address(), true), "change"),
            rest.delete(path),
            rest.post(path + "/secret", "{}"),
            rest.post(path + "/replay", "{\"from\": 1}"),
            rest.get(path + "/deliveries"),
            rest.post(path + "/deliveries/1/again", "{}")
        );
    }

    @Test
    void hasNoMoreThanAllowedAndNoAddressOfTheInside() {
        for (String address : List.of(
            "http://10.0.0.1/",
            "http://[::1]/",
            "ftp://example.org/",
            "https://a@b.example/"
        )) {
            assertProblem(create(owner, ALL, address), 400, "INVALID_REQUEST");
        }
        assertProblem(create(owner, "", receiver.address()), 400, "INVALID_REQUEST");
        for (int i = 0; i < 10; i++) {
            create(ALL);
        }
        assertProblem(create(owner, ALL, receiver.address()), 409, "WEBHOOK_LIMIT_REACHED");
    }

    @Test
    void aNameThatLeadsNowhereFailsLikeAnyReceiver() {
        var created = create("\"messages\"", "http://nobody.invalid/");
        say("nobody");
        await(() -> !deliveries(id(created)).isEmpty());
        assertThat(deliveries(id(created)).getFirst().path("outcome").asString()).isIn(
            "unreachable",
            "targetNotAllowed"
        );
    }

    private JsonNode create(String topics) {
        return create(topics, receiver.address());
    }

    private JsonNode create(String topics, String address) {
        var answer = create(owner, topics, address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.body();
    }

    private Rest.Answer create(TestUser user, String topics, String address) {
        return user.rest().post(webhooks(), body(topics, address, null));
    }

    private Rest.Answer change(TestUser user, JsonNode created, String address, boolean on) {
        return user.rest().put(path(id(created)), body("\"messages\"", address, on));
    }

    private static String body(String topics, String address, @Nullable Boolean on) {
        String rest = on == null ? "" : ", \"on\": " + on;
        return "{\"address\": \"%s\", \"topics\": [%s]%s}".formatted(address, topics, rest);
    }

    private String webhooks() {
        return "/api/chats/" + chat + "/webhooks";
    }

    private String path(String id) {
        return webhooks() + "/" + id;
    }

    private static String id(JsonNode created) {
        return created.path("webhook").path("id").asString();
    }

    private JsonNode webhook(String id) {
        return owner
            .rest()
            .get(webhooks())
            .body()
            .path("webhooks")
            .valueStream()
            .filter(each -> each.path("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    }

    private String state(JsonNode created) {
        return webhook(id(created)).path("state").asString();
    }

    private static String key(TestUser user, ApiScope scope) {
        return node.bean(ApiKeys.class).create(user.intent(), "receiver", Set.of(scope), null).text().reveal();
    }

    private static JsonNode notices(TestUser user) {
        return user.rest().get("/api/me/notices").body().path("notices");
    }

    private List<JsonNode> deliveries(String id) {
        return owner
            .rest()
            .get(path(id) + "/deliveries")
            .body()
            .path("deliveries")
            .valueStream()
            .toList();
    }

    private void say(String text) {
        var sent = owner
            .rest()
            .post(
                "/api/chats/" + chat + "/messages",
                "{\"text\": \"%s\", \"replyTo\": null, \"attachmentIds\": []}".formatted(text)
            );
        assertThat(sent.status()).as("%s", sent).isEqualTo(201);
    }

    private void add(TestUser user) {
        var added = owner
            .rest()
            .post("/api/chats/" + chat + "/members", "{\"userIds\": [\"%s\"]}".formatted(user.id()));
        assertThat(added.status()).as("%s", added).isLessThan(300);
    }

    private void role(TestUser user, String role) {
        var changed = owner
            .rest()
            .put("/api/chats/" + chat + "/members/" + user.id() + "/role", "{\"role\": \"%s\"}".formatted(role));
        assertThat(changed.status()).as("%s", changed).isLessThan(300);
    }

    /** For long: the login has to be renewed. */
    private void advance(Duration by) {
        node.clock().advance(by);
        owner = owner.on(node);
    }

    private static void assertProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it holds within 30 s").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void whatWasSentIsForgottenByItsOwnChatAlone() {
        var created = create("\"messages\"");
        say("one");
        receiver.next();
        await(() -> deliveries(id(created)).size() == 1);
        var stranger = node.newUser();
        var foreign = stranger.createGroup("Others");

        stranger.rest().delete("/api/chats/" + foreign + "/webhooks/" + id(created));

        assertThat(deliveries(id(created))).hasSize(1);
        say("two");
        assertThat(receiver.next().text()).isEqualTo("two");
    }

    @Test
    void isTriedAtOnceAtAnotherAddress() {
        receiver.answers(500);
        var created = create("\"messages\"");
        say("hello");
        receiver.next();
        await(() -> webhook(id(created)).path("failingSince").isString());

        receiver.answers(204);
        change(owner, created, receiver.address() + "?corrected", true);

        assertThat(receiver.accepted(1)).containsExactly("hello");
        await(() -> webhook(id(created)).path("failingSince").isNull());
    }
}
