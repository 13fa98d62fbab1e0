package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingCommand.AdmitWaiting;
import dev.parley.api.protocol.MeetingCommand.LeaveLobby;
import dev.parley.api.protocol.MeetingCommand.RefuseWaiting;
import dev.parley.api.protocol.MeetingEvent.LobbyAdmitted;
import dev.parley.api.protocol.MeetingEvent.LobbyChanged;
import dev.parley.api.protocol.MeetingEvent.LobbyRefused;
import dev.parley.api.protocol.MeetingEvent.MeetingChanged;
import dev.parley.api.protocol.MeetingEvent.MeetingStanding;
import dev.parley.api.protocol.MeetingView.WaitingView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.meeting.Door;
import dev.parley.calls.meeting.LobbyEnd;
import dev.parley.calls.meeting.MeetingLinks;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.chat.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits before a meeting, over two nodes. */
class MeetingLobbyIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser user = Node.second().newUser();
    private final TestMeeting meeting = TestMeeting.create(owner, TestMeeting.body());
    private final SocketClient owners = owner.connect();

    @AfterEach
    void disconnect() {
        owners.close();
    }

    @Test
    void aUserAndAGuestWaitUntilAHostLetsThemIn() {
        meeting.enter(user);
        var guest = meeting.guest(Node.second(), "Gus");
        try (var users = user.connect(); var guests = guest.connect()) {
            var entered = meeting.arrive(guests);
            assertThat(entered.standing()).isEqualTo(MeetingStanding.WAITING);
            assertThat(entered.meeting()).isNull();
            assertThat(entered.lobby()).isNull();
            assertThat(refusedCall(guests)).isEqualTo(ErrorCode.NOT_ADMITTED);
            meeting.arrive(users);

            var waiting = expectLobby(2);
            assertThat(waiting).extracting(WaitingView::person).containsExactly(guest.person(), Person.of(user.id()));
            assertThat(waiting)
                .extracting(WaitingView::name)
                .containsExactly("Gus", "Test " + user.username());
            assertThat(waiting).extracting(WaitingView::guest).containsExactly(true, false);
            assertThat(meeting.arrive(owners).lobby()).isNotNull();

            done(owners, id -> new AdmitWaiting(id, meeting.id(), List.of(guest.person())));
            guests.expect(LobbyAdmitted.class);
            expectLobby(1);
            var call = meeting.call(guests);
            assertThat(call.participants()).hasSize(1);
            assertThat(refusedCall(users)).isEqualTo(ErrorCode.NOT_ADMITTED);

            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            users.expect(LobbyAdmitted.class);
            assertThat(meeting.call(users).id()).isEqualTo(call.id());
            guests.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 2);
            var told = guests.expect(MeetingChanged.class, changed -> changed.meeting().people().size() == 2);
            assertThat(told.meeting().callId()).isEqualTo(call.id());
            assertThat(told.meeting().people())
                .extracting(each -> each.name())
                .containsExactly("Gus", "Test " + user.username());
        }
    }

    @Test
    void keepsThePlaceInTheLineAndTheAdmissionOverAReconnection() {
        var guest = meeting.guest(Node.second(), "Gus");
        try (var first = guest.connect()) {
            meeting.arrive(first);
        }
        var since = expectLobby(1).getFirst().since();
        try (var second = guest.connect()) {
            assertThat(meeting.arrive(second).standing()).isEqualTo(MeetingStanding.WAITING);
            assertThat(Objects.requireNonNull(meeting.arrive(owners).lobby()).waiting())
                .extracting(WaitingView::since)
                .containsExactly(since);
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            second.expect(LobbyAdmitted.class);
        }
        var again = meeting.guest(guest.browser(), Node.first(), "Gus");
        assertThat(again.person()).isEqualTo(guest.person());
        try (var third = again.connect()) {
            assertThat(meeting.arrive(third).standing()).isEqualTo(MeetingStanding.ADMITTED);
        }
    }

    @Test
    void makesWhoComesUnderAnotherNameWaitAgain() {
        var guest = meeting.guest(Node.first(), "Gus");
        try (var guests = guest.connect()) {
            meeting.arrive(guests);
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            guests.expect(LobbyAdmitted.class);
        }
        var renamed = meeting.guest(guest.browser(), Node.first(), "Test " + owner.username());
        assertThat(renamed.person()).isNotEqualTo(guest.person());
        try (var guests = renamed.connect()) {
            assertThat(meeting.arrive(guests).standing()).isEqualTo(MeetingStanding.WAITING);
        }
    }

    @Test
    void refusesForGood() {
        var guest = meeting.guest(Node.second(), "Gus");
        try (var guests = guest.connect()) {
            meeting.arrive(guests);
            done(owners, id -> new RefuseWaiting(id, meeting.id(), guest.person()));
            assertThat(guests.expect(LobbyRefused.class).reason()).isEqualTo(LobbyEnd.REFUSED);
            expectLobby(0);
            assertThat(meeting.refused(guests).code()).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
        }
        assertThat(meeting.enter(guest.browser(), "Gus", "").code()).isEqualTo("REMOVED_FROM_MEETING");
        assertThat(meeting.enter(guest.browser(), "Another", "").code()).isEqualTo("REMOVED_FROM_MEETING");
        var removed = owner.rest().get(meeting.path()).body().path("removed");
        assertThat(removed.path(0).path("name").asString()).isEqualTo("Gus");

        owner.rest().delete(meeting.path() + "/removed/" + guest.person());
        assertThat(meeting.enter(guest.browser(), "Gus", "").status()).isEqualTo(200);
    }

    @Test
    void aHostRemovesForGoodWhoIsAdmittedThoughThereIsNoCall() {
        var guest = meeting.guest(Node.second(), "Gus");
        var path = meeting.path() + "/removed/" + guest.person();
        try (var guests = guest.connect()) {
            meeting.arrive(guests);
            assertThat(absent()).isEmpty();
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            guests.expect(LobbyAdmitted.class);
            assertThat(meeting.arrive(guests).chat()).isNotNull();
            assertThat(absent()).containsExactly("Gus");

            assertThat(user.rest().put(path, "{}").code()).isEqualTo("MEETING_NOT_FOUND");
            assertThat(owner.rest().put(path, "{}").status()).isEqualTo(204);
            assertThat(guests.expect(LobbyRefused.class).reason()).isEqualTo(LobbyEnd.REMOVED);
            assertThat(meeting.refused(guests).code()).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
            var visitor = new ChatVisitor(meeting, guests);
            assertThat(visitor.refused(visitor.sending("still here", null))).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
            assertThat(refusedCall(guests)).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
        }
        assertThat(absent()).isEmpty();
        assertThat(meeting.enter(guest.browser(), "Another", "").code()).isEqualTo("REMOVED_FROM_MEETING");
        assertThat(owner.rest().put(path, "{}").status()).isEqualTo(204);
        assertThat(owner.rest().delete(path).status()).isEqualTo(204);
        assertThat(meeting.enter(guest.browser(), "Gus", "").status()).isEqualTo(200);
    }

    @Test
    void takesWhoeverIsRemovedOutOfTheCallAndHasTheOwnerStay() {
        meeting.enter(user);
        try (var users = user.connect()) {
            meeting.arrive(users);
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            users.expect(LobbyAdmitted.class);
            meeting.arrive(owners);
            var call = meeting.call(owners);
            assertThat(meeting.call(users).id()).isEqualTo(call.id());
            owner.rest().put(meeting.path() + "/co-hosts/" + user.id(), "{}");

            var removed = meeting.path() + "/removed/";
            assertThat(
                user
                    .rest()
                    .put(removed + owner.id(), "{}")
                    .code()
            ).isEqualTo("FORBIDDEN");
            assertThat(
                user
                    .rest()
                    .put(removed + user.id(), "{}")
                    .code()
            ).isEqualTo("INVALID_REQUEST");
            var nobody = removed + Node.first().newUser().id();
            assertThat(user.rest().put(nobody, "{}").code()).isEqualTo("NOT_A_MEMBER");
            assertThat(
                owner
                    .rest()
                    .put(removed + user.id(), "{}")
                    .status()
            ).isEqualTo(204);
            assertThat(users.expect(LobbyRefused.class).reason()).isEqualTo(LobbyEnd.REMOVED);
            owners.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 1);
            assertThat(refusedCall(users)).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
            assertThat(user.rest().get(meeting.path()).code()).isEqualTo("MEETING_NOT_FOUND");
        }
    }

    @Test
    void endsForWhomTheOwnerBlocksWhileTheyAreInIt() {
        meeting.enter(user);
        try (var users = user.connect()) {
            meeting.arrive(users);
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            users.expect(LobbyAdmitted.class);
            meeting.arrive(owners);
            var call = meeting.call(owners);
            var writer = new ChatVisitor(meeting, users);
            var hosts = new ChatVisitor(meeting, owners);
            writer.enter();
            assertThat(meeting.call(users).id()).isEqualTo(call.id());
            writer.say("before");

            assertThat(
                owner
                    .rest()
                    .put("/api/me/blocks/" + user.id(), "")
                    .status()
            ).isEqualTo(204);
            owners.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 1);
            assertThat(meeting.refused(users).code()).isEqualTo(ErrorCode.BLOCKED);
            assertThat(refusedCall(users)).isEqualTo(ErrorCode.BLOCKED);
            assertThat(writer.refused(writer.sending("after", null))).isEqualTo(ErrorCode.BLOCKED);
            assertThat(writer.refused(writer.catchingUp(0))).isEqualTo(ErrorCode.BLOCKED);
            long unheard = hosts.say("among the others");
            hosts.hears("among the others");
            assertThat(writer.heard()).doesNotContain(unheard);

            assertThat(
                owner
                    .rest()
                    .delete("/api/me/blocks/" + user.id())
                    .status()
            ).isEqualTo(204);
            writer.enter();
            writer.say("after");
        }
    }

    private List<String> absent() {
        var people = owner.on(Node.second()).rest().get(meeting.path()).body().path("absent");
        return people
            .valueStream()
            .map(person -> person.path("name").asString())
            .toList();
    }

    @Test
    void forgetsWhoGoesAway() {
        meeting.enter(user);
        try (var users = user.connect()) {
            meeting.arrive(users);
            expectLobby(1);
            done(users, id -> new LeaveLobby(id, meeting.id()));
            expectLobby(0);
        }
    }

    @Test
    void letsAllInWhenThereIsNoLobbyAnyMore() {
        meeting.enter(user);
        try (var users = user.connect()) {
            meeting.arrive(users);
            var body = TestMeeting.open();
            body.remove("passcode");
            assertThat(owner.rest().put(meeting.path(), body.toString()).status()).isEqualTo(200);
            users.expect(LobbyAdmitted.class);
            meeting.call(users);
        }
    }

    @Test
    void sendsAwayWhoWaitsWhenAHostEndsTheCallForAll() {
        meeting.enter(user);
        var guest = meeting.guest(Node.second(), "Gus");
        try (var users = user.connect(); var guests = guest.connect()) {
            meeting.arrive(users);
            meeting.arrive(owners);
            var call = meeting.call(owners);
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            users.expect(LobbyAdmitted.class);
            meeting.call(users);
            meeting.arrive(guests);
            done(owners, id -> new EndCall(id, call.id()));
            users.expect(CallEvent.Ended.class);
            assertThat(guests.expect(LobbyRefused.class).reason()).isEqualTo(LobbyEnd.ENDED);
            assertThat(meeting.arrive(users).standing()).isEqualTo(MeetingStanding.WAITING);
        }
    }

    @Test
    void isForHostsToOpen() {
        meeting.enter(user);
        try (var users = user.connect()) {
            meeting.arrive(users);
            assertThat(failed(users, id -> new AdmitWaiting(id, meeting.id(), null))).isEqualTo(ErrorCode.FORBIDDEN);
        }
        var stranger = Node.first().newUser();
        try (var strangers = stranger.connect()) {
            assertThat(meeting.refused(strangers).code()).isEqualTo(ErrorCode.MEETING_NOT_FOUND);
            assertThat(failed(strangers, id -> new AdmitWaiting(id, meeting.id(), null))).isEqualTo(
                ErrorCode.MEETING_NOT_FOUND
            );
        }
    }

    /** What is told of two hundred who come at once is a few frames. */
    @Test
    void holdsTwoHundredAndNoMore() {
        var door = Node.second().bean(Door.class);
        var links = Node.second().bean(MeetingLinks.class);
        for (int count = 0; count < 200; count++) {
            door.arrive(meeting.id(), comer(links, count));
        }
        assertThat(expectLobby(200)).extracting(WaitingView::name).startsWith("Guest 0", "Guest 1");
        assertThat(owners.received(LobbyChanged.class)).hasSizeLessThan(60);

        var late = meeting.guest(Node.first(), "Late");
        try (var lates = late.connect()) {
            assertThat(meeting.refused(lates).code()).isEqualTo(ErrorCode.MEETING_FULL);
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            expectLobby(0);
            assertThat(meeting.arrive(lates).standing()).isEqualTo(MeetingStanding.WAITING);
        }
    }

    private Person comer(MeetingLinks links, int count) {
        var found = links.find(meeting.code());
        var comer = new MeetingLinks.Comer(null, "Guest " + count, "device-" + count, null, "here");
        return links.enter(found, comer).entrant().person();
    }

    private List<WaitingView> expectLobby(int size) {
        return owners
            .expect(LobbyChanged.class, changed -> changed.lobby().waiting().size() == size)
            .lobby()
            .waiting();
    }

    private ErrorCode refusedCall(SocketClient socket) {
        return failed(socket, id -> new StartCall(id, meeting.place(), CallKind.VIDEO));
    }

    private static ErrorCode failed(SocketClient socket, Function<String, ClientFrame> command) {
        return socket.ask(command, SessionEvent.Failed.class).code();
    }

    private static void done(SocketClient socket, Function<String, ClientFrame> command) {
        socket.ask(command, SessionEvent.Done.class);
    }
}
