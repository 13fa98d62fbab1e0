package dev.parley.api.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.PresenceCommand.Activity;
import dev.parley.api.protocol.PresenceCommand.SetActivity;
import dev.parley.api.protocol.PresenceCommand.WatchUsers;
import dev.parley.api.protocol.PresenceEvent.PresenceChanged;
import dev.parley.api.protocol.PresenceEvent.UsersWatched;
import dev.parley.api.protocol.PresenceView;
import dev.parley.api.protocol.SessionCommand;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.presence.PresenceState;
import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Who is there, as others see it, over two nodes. */
class PresenceIT {

    private static final Duration GRACE = Duration.ofSeconds(11);

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();

    @Test
    void tellsWhoWatchesThatAUserComesAndIsAwayAndIsBack() {
        anna.createGroup("Friends", boris);
        try (var annas = anna.connect()) {
            assertThat(watch(annas, boris)).containsExactly(new PresenceView(boris.id(), PresenceState.OFFLINE, null));
            try (var phone = boris.connect(); var laptop = boris.on(Node.first()).connect()) {
                expect(annas, boris, PresenceState.ONLINE);
                set(phone, Activity.AWAY);
                set(laptop, Activity.AWAY);
                expect(annas, boris, PresenceState.AWAY);
                set(laptop, Activity.ACTIVE);
                expect(annas, boris, PresenceState.ONLINE);
            }
        }
    }

    @Test
    void keepsAUserWhoReloadsAndLetsGoOfOneWhoDoesNot() {
        try (var node = Node.start()) {
            anna.createGroup("Friends", boris);
            var borisHere = boris.on(node);
            try (var annas = anna.connect()) {
                var before = borisHere.connect();
                expectWatched(annas, boris, PresenceState.ONLINE);
                before.close();
                var reloaded = borisHere.connect();
                node.clock().advance(GRACE);
                reloaded.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                assertThat(watch(annas, boris).getFirst().state()).isEqualTo(PresenceState.ONLINE);
                assertThat(annas.received(PresenceChanged.class))
                    .flatMap(PresenceChanged::users)
                    .extracting(PresenceView::state)
                    .doesNotContain(PresenceState.OFFLINE);

                reloaded.close();
                awaitNoConnection(node, boris.id());
                node.clock().advance(GRACE);
                var gone = expect(annas, boris, PresenceState.OFFLINE);
                assertThat(gone.lastSeenAt()).isNotNull();
            }
        }
    }

    @Test
    void letsTheUsersOfAKilledNodeGoWithinAMinute() {
        try (var watching = Node.start("parley.presence.sweep-interval=200ms")) {
            anna.createGroup("Friends", boris);
            var gated = Node.startGated();
            try (var annas = anna.on(watching).connect()) {
                boris.on(gated.node()).connect();
                expectWatched(annas, boris, PresenceState.ONLINE);

                gated.redis().shut();
                gated.mongo().shut();
                watching.pass(Duration.ofMinutes(1), annas);

                assertThat(expect(annas, boris, PresenceState.OFFLINE).lastSeenAt()).isNotNull();
                assertThat(watch(annas, boris).getFirst().state()).isEqualTo(PresenceState.OFFLINE);
            } finally {
                gated.close();
            }
        }
    }

    @Test
    void tellsOfWhoWentTogetherWithAllThatRedisKnew() {
        try (var watching = Node.start("parley.presence.audit-interval=200ms")) {
            anna.createGroup("Friends", boris);
            var gated = Node.startGated();
            try (var annas = anna.on(watching).connect()) {
                boris.on(gated.node()).connect();
                expectWatched(annas, boris, PresenceState.ONLINE);
                gated.redis().shut();
                gated.mongo().shut();

                losePresence(watching);

                expect(annas, boris, PresenceState.OFFLINE);
            } finally {
                gated.close();
            }
        }
    }

    @Test
    void tellsAgainOfWhoIsThereWhenRedisHasLostItWhileMongoIsAway() {
        try (
            var watching = Node.start("parley.presence.audit-interval=1h");
            var gated = Node.startGated("parley.presence.heartbeat-interval=1h")
        ) {
            anna.createGroup("Friends", boris);
            try (var annas = anna.on(watching).connect()) {
                boris.on(gated.node()).connect();
                expectWatched(annas, boris, PresenceState.ONLINE);
                losePresence(watching);
                assertThat(watch(annas, boris).getFirst().state()).isEqualTo(PresenceState.OFFLINE);
                gated.mongo().shut();

                gated.node().bean(PresenceReporter.class).beat();

                expect(annas, boris, PresenceState.ONLINE);
            }
        }
    }

    private static void losePresence(Node node) {
        var redis = node.bean(StringRedisTemplate.class);
        redis.delete(Objects.requireNonNull(redis.keys("parley:presence:*")));
    }

    @Test
    void showsWhoHidesAsOfflineAndHidesOthersLastSeenFromThem() {
        anna.createGroup("Friends", boris);
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            expectWatched(annas, boris, PresenceState.ONLINE);
            hide(boris, true);
            assertThat(expect(annas, boris, PresenceState.OFFLINE).lastSeenAt()).isNull();
            assertThat(watch(annas, boris)).containsExactly(new PresenceView(boris.id(), PresenceState.OFFLINE, null));
            assertThat(found(anna, boris, false).path("presence").path(0).path("state").asString()).isEqualTo(
                "offline"
            );
            assertThat(found(anna, boris, true).path("users").isEmpty()).isTrue();

            var carol = seenAndGone();
            var group = boris.createGroup("With Carol", carol);
            assertThat(group).isNotNull();
            assertThat(watch(boriss, carol)).containsExactly(new PresenceView(carol.id(), PresenceState.OFFLINE, null));

            hide(boris, false);
            expect(annas, boris, PresenceState.ONLINE);
            assertThat(watch(boriss, carol).getFirst().lastSeenAt()).isNotNull();
        }
    }

    @Test
    void leavesStrangersAndOneselfOutAndForgetsWhoLeaves() {
        var chat = anna.createGroup("Friends", boris);
        var stranger = Node.second().newUser();
        try (var annas = anna.connect()) {
            assertThat(watch(annas, stranger, anna)).isEmpty();
            try (var strangers = stranger.connect()) {
                strangers.ask(SessionCommand.Ping::new, SessionEvent.Pong.class);
                try (var boriss = boris.connect()) {
                    expectWatched(annas, boris, PresenceState.ONLINE);
                    assertThat(
                        anna
                            .rest()
                            .delete("/api/chats/" + chat + "/members/" + boris.id())
                            .status()
                    ).isEqualTo(204);
                    boriss.expect(ChatEvent.MemberRemoved.class);
                    set(boriss, Activity.AWAY);
                    assertThat(watch(annas, boris)).isEmpty();
                    assertThat(annas.received(PresenceChanged.class))
                        .flatMap(PresenceChanged::users)
                        .extracting(PresenceView::userId)
                        .doesNotContain(stranger.id());
                }
            }
        }
    }

    @Test
    void asksForAChoiceInWords() {
        assertThat(anna.rest().put("/api/me/presence", "{}").code()).isEqualTo("INVALID_REQUEST");
        assertThat(anna.rest().put("/api/me/presence", "{\"hidden\": null}").code()).isEqualTo("INVALID_REQUEST");
        assertThat(anna.rest().get("/api/me/presence").body().path("hidden").asBoolean()).isFalse();
    }

    @Test
    void refusesTooManyUsersAndTooManyWatches() {
        try (var annas = anna.connect()) {
            var many = Collections.nCopies(201, boris.id());
            assertThat(annas.ask(id -> new WatchUsers(id, many), SessionEvent.Failed.class).code()).isEqualTo(
                ErrorCode.INVALID_REQUEST
            );
            for (int i = 0; i < 60; i++) {
                annas.sendText("{\"type\":\"presence.set\",\"id\":\"x\",\"activity\":\"active\"}");
            }
            assertThat(annas.expect(SessionEvent.Failed.class).code()).isEqualTo(ErrorCode.RATE_LIMITED);
        }
    }

    private TestUser seenAndGone() {
        try (var node = Node.start()) {
            var carol = node.newUser();
            carol.connect();
            try (var watching = anna.connect()) {
                anna.createGroup("Carol's", carol);
                expectWatched(watching, carol, PresenceState.ONLINE);
                node.clock().advance(Duration.ofSeconds(41));
                awaitNoConnection(node, carol.id());
                node.clock().advance(GRACE);
                expect(watching, carol, PresenceState.OFFLINE);
            }
            return carol;
        }
    }

    private static void awaitNoConnection(Node node, UserId userId) {
        var connections = node.bean(Connections.class);
        while (!connections.of(userId).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static List<PresenceView> watch(SocketClient client, TestUser... users) {
        var ids = Stream.of(users).map(TestUser::id).toList();
        return client.ask(id -> new WatchUsers(id, ids), UsersWatched.class).users();
    }

    /** Watches until the user is there like this: a login is told a moment after it. */
    private static void expectWatched(SocketClient client, TestUser user, PresenceState state) {
        if (watch(client, user).getFirst().state() != state) {
            expect(client, user, state);
        }
    }

    private static PresenceView expect(SocketClient client, TestUser user, PresenceState state) {
        return client
            .expect(PresenceChanged.class, changed -> of(changed, user, state).findAny().isPresent())
            .users()
            .stream()
            .filter(view -> view.userId().equals(user.id()))
            .findFirst()
            .orElseThrow();
    }

    private static Stream<PresenceView> of(PresenceChanged changed, TestUser user, PresenceState state) {
        return changed
            .users()
            .stream()
            .filter(view -> view.userId().equals(user.id()) && view.state() == state);
    }

    private static void set(SocketClient client, Activity activity) {
        client.ask(id -> new SetActivity(id, activity), SessionEvent.Done.class);
    }

    private static void hide(TestUser user, boolean hidden) {
        var answer = user.rest().put("/api/me/presence", "{\"hidden\": " + hidden + "}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(user.rest().get("/api/me/presence").body().path("hidden").asBoolean()).isEqualTo(hidden);
    }

    private static JsonNode found(TestUser asking, TestUser user, boolean online) {
        return asking
            .rest()
            .get("/api/users?query=" + user.username() + "&online=" + online)
            .body();
    }
}
