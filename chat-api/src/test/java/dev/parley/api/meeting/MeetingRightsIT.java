package dev.parley.api.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AskUnmute;
import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.MuteOthers;
import dev.parley.api.protocol.CallCommand.RemoveOther;
import dev.parley.api.protocol.CallCommand.RingOthers;
import dev.parley.api.protocol.CallCommand.Unmute;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.MeetingEvent.MeetingEnded;
import dev.parley.api.protocol.MeetingEvent.MeetingStanding;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What owner, co-host, participant and guest may do in a meeting's call, over two nodes. */
class MeetingRightsIT {

    private static final List<TrackSource> SOUND = List.of(TrackSource.MICROPHONE);

    private final TestUser owner = Node.first().newUser();
    private final TestUser user = Node.second().newUser();
    private final SocketClient owners = owner.connect();
    private final SocketClient users = user.connect();

    @AfterEach
    void disconnect() {
        owners.close();
        users.close();
    }

    private TestMeeting open() {
        return TestMeeting.create(owner, TestMeeting.open());
    }

    /** Comes in without a lobby. */
    private static CallView in(TestMeeting meeting, SocketClient socket) {
        assertThat(meeting.arrive(socket).standing()).isEqualTo(MeetingStanding.ADMITTED);
        return meeting.call(socket);
    }

    private CallView userIn(TestMeeting meeting) {
        assertThat(meeting.enter(user).status()).isEqualTo(200);
        return in(meeting, users);
    }

    @Test
    void whoComesFirstBeginsTheCallAndTheOthersEnterIt() {
        var meeting = open();
        var guest = meeting.guest(Node.second(), "Gus");
        try (var guests = guest.connect()) {
            var begun = in(meeting, guests);
            assertThat(begun.startedBy()).isEqualTo(guest.person());
            var both = in(meeting, owners);
            assertThat(both.id()).isEqualTo(begun.id());
            assertThat(people(both)).containsExactly(guest.person(), Person.of(owner.id()));
            guests.expect(CallEvent.Changed.class, changed -> changed.call().participants().size() == 2);
        }
    }

    @Test
    void letsWhoeverHasReloadedTakeTheirSeatAgain() {
        var meeting = open();
        var guest = meeting.guest(Node.second(), "Gus");
        try (var before = guest.connect()) {
            in(meeting, before);
        }
        try (var after = guest.connect()) {
            var call = in(meeting, after);
            assertThat(people(call)).containsExactly(guest.person());
            assertThat(call.participants().getFirst().connected()).isTrue();
        }
    }

    @Test
    void onlyHostsEndTheCallForAll() {
        var meeting = open();
        var call = userIn(meeting);
        in(meeting, owners);
        assertThat(failed(users, id -> new EndCall(id, call.id()))).isEqualTo(ErrorCode.FORBIDDEN);
        done(owners, id -> new EndCall(id, call.id()));
        users.expect(CallEvent.Ended.class);
        assertThat(userIn(meeting).id()).isNotEqualTo(call.id());
    }

    @Test
    void aGuestMayDoNothingThatHostsDo() {
        var meeting = open();
        var guest = meeting.guest(Node.second(), "Gus");
        try (var guests = guest.connect()) {
            var call = in(meeting, guests);
            in(meeting, owners);
            var other = Person.of(owner.id());
            Stream.<Function<String, ClientFrame>>of(
                id -> new EndCall(id, call.id()),
                id -> new MuteOthers(id, call.id(), List.of(other), SOUND),
                id -> new RemoveOther(id, call.id(), other),
                id -> new RingOthers(id, call.id(), List.of(other))
            ).forEach(command -> assertThat(failed(guests, command)).isEqualTo(ErrorCode.FORBIDDEN));
        }
    }

    @Test
    void aParticipantMayMuteAndRemoveNobody() {
        var meeting = open();
        var call = userIn(meeting);
        in(meeting, owners);
        var other = Person.of(owner.id());
        assertThat(failed(users, id -> new MuteOthers(id, call.id(), List.of(other), SOUND))).isEqualTo(
            ErrorCode.FORBIDDEN
        );
        assertThat(failed(users, id -> new RemoveOther(id, call.id(), other))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failed(users, id -> new RingOthers(id, call.id(), List.of(other)))).isEqualTo(
            ErrorCode.INVALID_REQUEST
        );
    }

    @Test
    void whoWasRemovedDoesNotComeBackUnderAnotherNameEither() {
        var meeting = open();
        var guest = meeting.guest(Node.second(), "Gus");
        try (var guests = guest.connect()) {
            var call = in(meeting, guests);
            in(meeting, owners);
            done(owners, id -> new RemoveOther(id, call.id(), guest.person()));
            guests.expect(CallEvent.Removed.class);
            assertThat(failed(guests, id -> new JoinCall(id, call.id()))).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
            assertThat(meeting.refused(guests).code()).isEqualTo(ErrorCode.REMOVED_FROM_MEETING);
        }
        assertThat(meeting.enter(guest.browser(), "Another", "").code()).isEqualTo("REMOVED_FROM_MEETING");
        guest.browser().authenticate(guest.token());
        assertThat(
            guest
                .browser()
                .post(meeting.path() + "/guest-token", "")
                .code()
        ).isEqualTo("REMOVED_FROM_MEETING");
    }

    @Test
    void whoWasRemovedMayComeAgainWhenAHostLetsThem() {
        var meeting = open();
        var call = userIn(meeting);
        in(meeting, owners);
        done(owners, id -> new RemoveOther(id, call.id(), Person.of(user.id())));
        assertThat(meeting.enter(user).code()).isEqualTo("REMOVED_FROM_MEETING");
        var lifted = owner.rest().delete(meeting.path() + "/removed/" + user.id());
        assertThat(lifted.status()).isEqualTo(204);
        assertThat(userIn(meeting).id()).isEqualTo(call.id());
    }

    @Test
    void theOwnerMakesCoHostsWhoHostAllOthers() {
        var meeting = open();
        assertThat(coHost(meeting, user).code()).isEqualTo("NOT_A_MEMBER");
        var call = userIn(meeting);
        in(meeting, owners);
        assertThat(coHost(meeting, user).status()).isEqualTo(204);
        assertThat(user.rest().get(meeting.path()).body().path("role").asString()).isEqualTo("coHost");
        assertThat(
            user
                .rest()
                .post(meeting.path() + "/end", "")
                .code()
        ).isEqualTo("FORBIDDEN");
        assertThat(failed(users, id -> new RemoveOther(id, call.id(), Person.of(owner.id())))).isEqualTo(
            ErrorCode.FORBIDDEN
        );
        var guest = meeting.guest(Node.first(), "Gus");
        try (var guests = guest.connect()) {
            in(meeting, guests);
            done(users, id -> new MuteOthers(id, call.id(), List.of(guest.person()), SOUND));
            expectHeld(guests, guest.person(), SOUND);
        }
        assertThat(
            owner
                .rest()
                .delete(meeting.path() + "/co-hosts/" + user.id())
                .status()
        ).isEqualTo(204);
        assertThat(failed(users, id -> new EndCall(id, call.id()))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    private Answered coHost(TestMeeting meeting, TestUser other) {
        var answer = owner
            .rest()
            .change("PUT", meeting.path() + "/co-hosts/" + other.id(), null, other.id() + "-" + keys++);
        return new Answered(answer.status(), answer.code());
    }

    private record Answered(int status, String code) {}

    private int keys;

    @Test
    void ofTwoCoHostsWhoRemoveEachOtherOneStays() {
        var third = Node.first().newUser();
        try (var thirds = third.connect()) {
            for (int round = 0; round < 5; round++) {
                var meeting = open();
                var call = userIn(meeting);
                meeting.enter(third);
                in(meeting, thirds);
                coHost(meeting, user);
                coHost(meeting, third);
                var one = removing(users, call, third);
                var other = removing(thirds, call, user);
                var answers = List.of(one.join(), other.join());
                assertThat(answers).filteredOn(SessionEvent.Done.class::isInstance).hasSize(1);
                assertThat(answers)
                    .filteredOn(SessionEvent.Failed.class::isInstance)
                    .singleElement()
                    .extracting(failed -> ((SessionEvent.Failed) failed).code())
                    .isIn(ErrorCode.CALL_WRONG_STATE, ErrorCode.CALL_NOT_FOUND, ErrorCode.FORBIDDEN);
                var removed = owner.rest().get(meeting.path()).body();
                assertThat(removed.path("removed").size()).isEqualTo(1);
                assertThat(removed.path("coHosts").size()).isEqualTo(1);
                owner.rest().post(meeting.path() + "/end", "");
                owners.expect(MeetingEnded.class, ended -> ended.meetingId().equals(meeting.id()));
            }
        }
    }

    private static CompletableFuture<ServerFrame> removing(SocketClient socket, CallView call, TestUser other) {
        return CompletableFuture.supplyAsync(() ->
            socket.ask(id -> new RemoveOther(id, call.id(), Person.of(other.id())), ServerFrame.class)
        );
    }

    @Test
    void nobodyNewComesIntoALockedMeeting() {
        var meeting = open();
        var call = userIn(meeting);
        owner.rest().put(meeting.path() + "/lock", "{\"locked\": true}");
        done(users, id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP));
        assertThat(userIn(meeting).id()).isEqualTo(call.id());
        var late = Node.first().newUser();
        assertThat(meeting.enter(late).code()).isEqualTo("MEETING_LOCKED");
        assertThat(in(meeting, owners).id()).isEqualTo(call.id());
        owner.rest().put(meeting.path() + "/lock", "{\"locked\": false}");
        assertThat(meeting.enter(late).status()).isEqualTo(200);
    }

    @Test
    void mutesWhoeverEnters() {
        var body = TestMeeting.open();
        TestMeeting.options(body).put("startMuted", true);
        var meeting = TestMeeting.create(owner, body);
        var call = userIn(meeting);
        var person = Person.of(user.id());
        assertThat(held(call, person)).containsExactlyElementsOf(SOUND);
        assertThat(held(in(meeting, owners), Person.of(owner.id()))).isEmpty();
        done(users, id -> new Unmute(id, call.id(), SOUND));
        expectHeld(owners, person, List.of());
    }

    @Test
    void unmutesOnlyWhomAHostHasAsked() {
        var body = TestMeeting.open();
        TestMeeting.options(body).put("unmuting", "hosts");
        var meeting = TestMeeting.create(owner, body);
        var call = userIn(meeting);
        in(meeting, owners);
        var person = Person.of(user.id());
        assertThat(failed(users, id -> new Unmute(id, call.id(), SOUND))).isEqualTo(ErrorCode.FORBIDDEN);
        done(owners, id -> new AskUnmute(id, call.id(), person));
        expectHeld(users, person, List.of());
        users.expect(CallEvent.UnmuteAsked.class);
        done(users, id -> new Unmute(id, call.id(), SOUND));
        done(owners, id -> new MuteOthers(id, call.id(), List.of(person), SOUND));
        assertThat(failed(users, id -> new Unmute(id, call.id(), SOUND))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void holdsTheScreensOfAllButHostsAsSoonAsTheyAloneMayShare() {
        var meeting = open();
        var call = userIn(meeting);
        var screen = List.of(TrackSource.SCREEN, TrackSource.SCREEN_SOUND);
        assertThat(held(call, Person.of(user.id()))).isEmpty();
        change(meeting, "hosts");
        expectHeld(users, Person.of(user.id()), screen);
        assertThat(failed(users, id -> new Unmute(id, call.id(), screen))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(held(in(meeting, owners), Person.of(owner.id()))).isEmpty();
        change(meeting, "everybody");
        done(users, id -> new Unmute(id, call.id(), screen));
        expectHeld(users, Person.of(user.id()), List.of());
    }

    private void change(TestMeeting meeting, String sharing) {
        ObjectNode body = TestMeeting.open();
        body.remove("passcode");
        TestMeeting.options(body).put("sharing", sharing);
        assertThat(owner.rest().put(meeting.path(), body.toString()).status()).isEqualTo(200);
    }

    @Test
    void aGuestOfOneMeetingIsNobodyInAnother() {
        var meeting = open();
        var other = open();
        var guest = meeting.guest(Node.first(), "Gus");
        try (var guests = guest.connect()) {
            in(other, owners);
            var call = other.call(owners);
            assertThat(other.refused(guests).code()).isEqualTo(ErrorCode.MEETING_NOT_FOUND);
            assertThat(failed(guests, id -> new JoinCall(id, call.id()))).isEqualTo(ErrorCode.CALL_NOT_FOUND);
        }
    }

    private static List<Person> people(CallView call) {
        return call.participants().stream().map(CallView.ParticipantView::person).toList();
    }

    private static List<TrackSource> held(CallView call, Person person) {
        return call
            .held()
            .stream()
            .filter(hold -> hold.person().equals(person))
            .map(CallView.Hold::source)
            .toList();
    }

    private static void expectHeld(SocketClient socket, Person person, List<TrackSource> sources) {
        socket.expect(CallEvent.Changed.class, changed -> held(changed.call(), person).equals(sources));
    }

    private static ErrorCode failed(SocketClient socket, Function<String, ClientFrame> command) {
        return socket.ask(command, SessionEvent.Failed.class).code();
    }

    private static void done(SocketClient socket, Function<String, ClientFrame> command) {
        socket.ask(command, SessionEvent.Done.class);
    }
}
