package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.Unmute;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView.Hold;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingCommand.AdmitWaiting;
import dev.parley.api.protocol.MeetingEvent.LobbyAdmitted;
import dev.parley.api.protocol.MeetingEvent.LobbyChanged;
import dev.parley.api.protocol.MeetingEvent.MeetingChanged;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.Rest;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Co-hosts who are made and unmade while the call goes on, over two nodes. */
class CoHostsIT {

    private final TestUser owner = Node.first().newUser();
    private final TestUser user = Node.second().newUser();
    private final SocketClient owners = owner.connect();
    private final SocketClient users = user.connect();

    @AfterEach
    void disconnect() {
        owners.close();
        users.close();
    }

    @Test
    void everybodyIsToldAtOnceAndTheNewOneSeesWhoWaits() {
        var meeting = TestMeeting.create(owner, TestMeeting.body());
        letIn(meeting);
        var guest = meeting.guest(Node.first(), "Gus");
        var late = meeting.guest(Node.second(), "Lee");
        try (var guests = guest.connect(); var lates = late.connect()) {
            meeting.arrive(guests);
            done(owners, id -> new AdmitWaiting(id, meeting.id(), null));
            guests.expect(LobbyAdmitted.class);
            meeting.call(guests);
            meeting.arrive(lates);

            assertThat(change("PUT", meeting, user).status()).isEqualTo(204);
            var coHosts = List.of(user.id());
            for (var socket : List.of(owners, users, guests)) {
                socket.expect(MeetingChanged.class, changed -> changed.meeting().coHosts().equals(coHosts));
            }
            users.expect(LobbyChanged.class, changed -> changed.lobby().waiting().size() == 1);
            done(users, id -> new AdmitWaiting(id, meeting.id(), List.of(late.person())));
            lates.expect(LobbyAdmitted.class);

            assertThat(change("DELETE", meeting, user).status()).isEqualTo(204);
            guests.expect(MeetingChanged.class, changed -> changed.meeting().coHosts().isEmpty());
            assertThat(
                users.ask(id -> new AdmitWaiting(id, meeting.id(), null), SessionEvent.Failed.class).code()
            ).isEqualTo(ErrorCode.FORBIDDEN);
        }
    }

    @Test
    void whoWasMadeOneIsOneAfterComingAgain() {
        var meeting = TestMeeting.create(owner, TestMeeting.body());
        letIn(meeting);
        var call = meeting.call(users);
        change("PUT", meeting, user);
        done(users, id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP));
        try (var again = user.connect()) {
            assertThat(meeting.enter(user).body().path("role").asString()).isEqualTo("coHost");
            var entered = meeting.arrive(again);
            assertThat(entered.lobby()).isNotNull();
            assertThat(meeting.call(again).id()).isEqualTo(call.id());
        }
    }

    @Test
    void whoIsNoneAnyMoreIsHeldAtWhatOnlyHostsMaySend() {
        ObjectNode body = TestMeeting.open();
        TestMeeting.options(body).put("sharing", "hosts");
        var meeting = TestMeeting.create(owner, body);
        letIn(meeting);
        var screen = List.of(TrackSource.SCREEN, TrackSource.SCREEN_SOUND);
        var call = meeting.call(users);
        change("PUT", meeting, user);
        done(users, id -> new Unmute(id, call.id(), screen));
        users.expect(CallEvent.Changed.class, changed -> changed.call().held().isEmpty());

        change("DELETE", meeting, user);
        users.expect(CallEvent.Changed.class, changed ->
            changed.call().held().stream().map(Hold::source).toList().equals(screen)
        );
        assertThat(users.ask(id -> new Unmute(id, call.id(), screen), SessionEvent.Failed.class).code()).isEqualTo(
            ErrorCode.FORBIDDEN
        );
    }

    @Test
    void onlyTheOwnerMakesThemAndOnlyOfUsers() {
        var meeting = TestMeeting.create(owner, TestMeeting.open());
        letIn(meeting);
        var other = Node.first().newUser();
        meeting.enter(other);
        change("PUT", meeting, user);
        String path = meeting.path() + "/co-hosts/";
        assertThat(
            user
                .rest()
                .change("PUT", path + other.id(), null, "1")
                .code()
        ).isEqualTo("FORBIDDEN");
        assertThat(
            user
                .rest()
                .change("DELETE", path + user.id(), null, "2")
                .code()
        ).isEqualTo("FORBIDDEN");
        assertThat(
            other
                .rest()
                .change("PUT", path + other.id(), null, "3")
                .code()
        ).isEqualTo("MEETING_NOT_FOUND");
        var guest = meeting.guest(Node.second(), "Gus");
        assertThat(
            owner
                .rest()
                .change("PUT", path + guest.person(), null, "4")
                .status()
        ).isGreaterThanOrEqualTo(400);
        assertThat(owner.rest().get(meeting.path()).body().path("coHosts").size()).isEqualTo(1);
    }

    private void letIn(TestMeeting meeting) {
        assertThat(meeting.enter(user).status()).isEqualTo(200);
        meeting.arrive(owners);
        meeting.call(owners);
        meeting.arrive(users);
        done(owners, id -> new AdmitWaiting(id, meeting.id(), List.of(Person.of(user.id()))));
        meeting.call(users);
    }

    private Rest.Answer change(String method, TestMeeting meeting, TestUser other) {
        String key = method + "-" + other.id() + "-" + meeting.id();
        return owner.rest().change(method, meeting.path() + "/co-hosts/" + other.id(), null, key);
    }

    private static void done(SocketClient socket, Function<String, ClientFrame> command) {
        socket.ask(command, SessionEvent.Done.class);
    }
}
