package dev.parley.api.realtime.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.PresenceCommand.Activity;
import dev.parley.api.protocol.PresenceCommand.SetActivity;
import dev.parley.api.protocol.PresenceCommand.WatchUsers;
import dev.parley.api.protocol.PresenceEvent.PresenceChanged;
import dev.parley.api.protocol.PresenceEvent.UsersWatched;
import dev.parley.api.protocol.PresenceView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.chat.presence.PresenceState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of whom one has blocked, or is blocked by, one learns no more than of somebody who hides. */
class BlockedPresenceIT {

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.first().newUser();
    private final TestUser clara = Node.second().newUser();

    @Test
    void aWatchFromBeforeTheBlockEndsAtOnceOnEveryNodeAndGoesOnAfterIt() {
        anna.createGroup("Friends", boris, clara);
        try (
            var annas = anna.connect();
            var here = boris.connect();
            var there = boris.on(Node.second()).connect();
            var claras = clara.connect()
        ) {
            List.of(here, there, claras).forEach(this::watchAnna);
            anna.rest().put("/api/me/blocks/" + boris.id(), "");
            List.of(here, there).forEach(client -> expectAnna(client, PresenceState.OFFLINE));
            int toldHere = here.received(PresenceChanged.class).size();
            int toldThere = there.received(PresenceChanged.class).size();

            set(annas, Activity.AWAY);
            expectAnna(claras, PresenceState.AWAY);
            set(annas, Activity.ACTIVE);
            expectAnna(claras, PresenceState.ONLINE);
            assertThat(here.received(PresenceChanged.class)).hasSize(toldHere);
            assertThat(there.received(PresenceChanged.class)).hasSize(toldThere);

            anna.rest().delete("/api/me/blocks/" + boris.id());
            List.of(here, there).forEach(client -> expectAnna(client, PresenceState.ONLINE));
        }
    }

    @Test
    void aSearchShowsThemAsOfflineAndNotAmongThoseWhoAreThere() {
        try (var annas = anna.connect(); var boriss = boris.connect()) {
            awaitFound(boris, anna, "online");
            anna.rest().put("/api/me/blocks/" + boris.id(), "");
            for (var pair : List.of(List.of(boris, anna), List.of(anna, boris))) {
                var viewer = pair.getFirst();
                var sought = pair.getLast();
                assertThat(state(viewer, sought)).isEqualTo("offline");
                var online = viewer.rest().get("/api/users?online=true&query=" + sought.username());
                assertThat(online.body().path("users").isEmpty()).isTrue();
            }
            assertThat(state(clara, anna)).isEqualTo("online");
            assertThat(annas.received(SessionEvent.Failed.class)).isEmpty();
            assertThat(boriss.received(SessionEvent.Failed.class)).isEmpty();
        }
    }

    private void watchAnna(SocketClient client) {
        var ids = List.of(anna.id());
        var now = client
            .ask(id -> new WatchUsers(id, ids), UsersWatched.class)
            .users()
            .getFirst();
        if (now.state() != PresenceState.ONLINE) {
            expectAnna(client, PresenceState.ONLINE);
        }
    }

    private void expectAnna(SocketClient client, PresenceState state) {
        client.expect(PresenceChanged.class, changed ->
            changed
                .users()
                .stream()
                .anyMatch((PresenceView view) -> view.userId().equals(anna.id()) && view.state() == state)
        );
    }

    private static void set(SocketClient client, Activity activity) {
        client.ask(id -> new SetActivity(id, activity), SessionEvent.Done.class);
    }

    /** Presence is reported a moment after a log-in. */
    private static void awaitFound(TestUser viewer, TestUser sought, String state) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!state(viewer, sought).equals(state)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static String state(TestUser viewer, TestUser sought) {
        var found = viewer
            .rest()
            .get("/api/users?query=" + sought.username())
            .body();
        return found.path("presence").path(0).path("state").asString();
    }
}
