package dev.parley.api.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.ReportQuality;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatCommand.SendMessage;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.ChatReply;
import dev.parley.api.protocol.PresenceCommand.WatchUsers;
import dev.parley.api.protocol.PresenceEvent.PresenceChanged;
import dev.parley.api.protocol.PresenceEvent.UsersWatched;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.RedisCluster;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallQuality;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.MediaRoute;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import dev.parley.chat.presence.PresenceState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What passes through Redis, by two nodes on a cluster of three masters. */
class RedisClusterIT {

    private static final String[] SETTINGS = {
        "parley.limits.enabled=true",
        "parley.limits.rates.searches.permits=2",
        "parley.limits.rates.searches.per=1h",
        "parley.realtime.max-connections-per-user=2",
        "parley.presence.sweep-interval=200ms",
        "parley.presence.audit-interval=1s",
        "parley.realtime.audit-interval=1h",
    };

    private static final RedisCluster REDIS = new RedisCluster();
    private static final Node ONE = Node.start(REDIS, SETTINGS);
    private static final Node OTHER = Node.start(REDIS, SETTINGS);

    private final TestUser anna = ONE.newUser();
    private final TestUser boris = OTHER.newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());

    @AfterAll
    static void stop() {
        OTHER.close();
        ONE.close();
        assertThat(REDIS.keys()).as("keys of each master").noneMatch(List::isEmpty);
        REDIS.close();
    }

    @Test
    void carriesAMessageToTheOtherNode() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var group = anna.createGroup("Friends", boris);
            String clientId = SocketClient.newClientId();
            annas.ask(id -> new SendMessage(id, group, clientId, "hello", null), ChatReply.MessageAccepted.class);

            assertThat(boriss.expect(ChatEvent.MessageSent.class).chatId()).isEqualTo(group);
        }
    }

    @Test
    void knowsWhoIsThereAndLetsTheUsersOfAKilledNodeGo() {
        anna.createGroup("Friends", boris);
        try (var killed = Node.start(REDIS, SETTINGS); var annas = anna.connect()) {
            boris.on(killed).connect();
            awaitPresence(annas, boris, PresenceState.ONLINE);

            killed.cutRedis();
            ONE.pass(Duration.ofMinutes(1), annas);

            awaitPresence(annas, boris, PresenceState.OFFLINE);
        }
    }

    @Test
    void countsLimitsAndSeatsOfAllNodesTogether() {
        var there = anna.on(OTHER);
        assertThat(anna.rest().get("/api/users?query=a").status()).isEqualTo(200);
        assertThat(there.rest().get("/api/users?query=a").status()).isEqualTo(200);
        assertThat(anna.rest().get("/api/users?query=a").status()).isEqualTo(429);

        try (var first = anna.connect(); var second = there.connect(); var third = there.connect()) {
            assertThat(first.expectClose()).isEqualTo(4411);
            assertThat(second.isClosed()).isFalse();
            assertThat(third.isClosed()).isFalse();
        }
    }

    @Test
    void carriesACallFromTheRingToTheEnd() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            var call = ring(annas, boriss);
            boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            assertThat(annas.expect(CallEvent.Changed.class).call().participants()).hasSize(2);
            boriss.ask(
                id -> new ReportQuality(id, call.id(), new CallQuality(1, 0, 30, 4, MediaRoute.DIRECT_UDP)),
                SessionEvent.Done.class
            );
            var busy = boriss.ask(
                id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE),
                SessionEvent.Failed.class
            );
            assertThat(busy.code()).isEqualTo(ErrorCode.CALL_BUSY);

            boriss.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);

            assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
            assertThat(annas.expect(ChatEvent.CallRecorded.class).outcome()).isEqualTo("answered");
            ring(annas, boriss);
        }
    }

    @Test
    void losesTheParticipantsOfAKilledNode() {
        try (var killed = Node.start(REDIS, SETTINGS); var annas = anna.connect()) {
            var boriss = boris.on(killed).connect();
            var call = ring(annas, boriss);
            boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            annas.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 2);

            killed.cutRedis();

            annas.expect(CallEvent.Changed.class, changed ->
                changed
                    .call()
                    .participants()
                    .stream()
                    .anyMatch(participant -> !participant.connected())
            );
            annas.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 1);
        }
    }

    private CallView ring(SocketClient caller, SocketClient called) {
        var call = caller
            .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VIDEO), CallEvent.Started.class)
            .call();
        called.expect(CallEvent.Ringing.class, ringing -> ringing.call().id().equals(call.id()));
        return call;
    }

    private static void awaitPresence(SocketClient client, TestUser user, PresenceState state) {
        var now = client.ask(id -> new WatchUsers(id, List.of(user.id())), UsersWatched.class).users();
        if (now.getFirst().state() != state) {
            client.expect(PresenceChanged.class, changed ->
                changed
                    .users()
                    .stream()
                    .anyMatch(view -> view.userId().equals(user.id()) && view.state() == state)
            );
        }
    }
}
