package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.AskUnmute;
import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.GetCall;
import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.LowerHand;
import dev.parley.api.protocol.CallCommand.MuteOthers;
import dev.parley.api.protocol.CallCommand.RaiseHand;
import dev.parley.api.protocol.CallCommand.React;
import dev.parley.api.protocol.CallCommand.RemoveOther;
import dev.parley.api.protocol.CallCommand.RingOthers;
import dev.parley.api.protocol.CallCommand.SendOffer;
import dev.parley.api.protocol.CallCommand.SetTracks;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallCommand.Unmute;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ClientFrame;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.media.MediaClient;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallReaction;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner, an admin and a member of a group in its call, over two nodes. */
class CallHostsIT {

    private static final List<TrackSource> SOUND = List.of(TrackSource.MICROPHONE);
    private static final PeerAddress ROUTER = new PeerAddress.Router();

    private final TestUser owner = Node.first().newUser();
    private final TestUser admin = Node.second().newUser();
    private final TestUser member = Node.second().newUser();
    private final SocketClient owners = owner.connect();
    private final SocketClient admins = admin.connect();
    private final SocketClient members = member.connect();
    private ChatId chat;
    private CallView call;

    @BeforeEach
    void talk() {
        chat = owner.createGroup("Hosted", admin, member);
        setRole(admin, "admin");
        var started = owners.ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class);
        call = started.call();
        done(admins, id -> new AcceptCall(id, call.id()));
        done(members, id -> new AcceptCall(id, call.id()));
    }

    @AfterEach
    void disconnect() {
        owners.close();
        admins.close();
        members.close();
    }

    @Test
    void sendsNothingOfOneWhomAHostHasMutedUntilThatOneUnmutes() throws IOException {
        try (var listens = enter(owners, member); var speaks = enter(members, owner)) {
            assertHears(listens, speaks);

            done(owners, id -> mute(id, member));

            var told = members.expect(CallEvent.Changed.class, changed -> !changed.call().held().isEmpty()).call();
            assertThat(told.held()).containsExactly(
                new CallView.Hold(Person.of(member.id()), TrackSource.MICROPHONE, Person.of(owner.id()))
            );
            assertFallsSilent(listens, speaks);

            // A client that says that it goes on, and does, is not heard for that.
            var otherwise = List.of(new Track("voice", TrackSource.MICROPHONE, false));
            done(members, id -> new SetTracks(id, call.id(), otherwise, null));
            assertFallsSilent(listens, speaks);

            done(members, id -> new Unmute(id, call.id(), SOUND));
            assertHears(listens, speaks);
            owners.expect(CallEvent.Changed.class, changed -> changed.call().held().isEmpty());
        }
    }

    @Test
    void putsOutAtOnceWhomAHostRemovesAndLetsThemBackOnlyWhereAHostRingsThem() throws IOException {
        try (
            var phone = member.on(Node.first()).connect();
            var listens = enter(members, owner);
            var speaks = enter(owners, member)
        ) {
            assertHears(listens, speaks);

            done(admins, id -> new RemoveOther(id, call.id(), Person.of(member.id())));

            var told = new CallEvent.Removed(call.id(), Person.of(admin.id()));
            assertThat(members.expect(CallEvent.Removed.class)).isEqualTo(told);
            assertThat(phone.expect(CallEvent.Removed.class)).isEqualTo(told);
            assertFallsSilent(listens, speaks);
            refused(members, ErrorCode.REMOVED_FROM_CALL, id -> new JoinCall(id, call.id()));
            refused(phone, ErrorCode.REMOVED_FROM_CALL, id -> new JoinCall(id, call.id()));
            assertThat(present(owners)).containsExactly(owner, admin);

            setRole(admin, "member");
            refused(admins, ErrorCode.FORBIDDEN, id -> new RingOthers(id, call.id(), List.of(Person.of(member.id()))));
            done(owners, id -> new RingOthers(id, call.id(), List.of(Person.of(member.id()))));
            done(phone, id -> new AcceptCall(id, call.id()));
            assertThat(present(owners)).containsExactly(owner, admin, member);
        }
    }

    @Test
    void refusesWhoIsNoHost() {
        refused(members, ErrorCode.FORBIDDEN, id -> mute(id, admin));
        refused(members, ErrorCode.FORBIDDEN, id -> new RemoveOther(id, call.id(), Person.of(admin.id())));
        refused(members, ErrorCode.FORBIDDEN, id -> new AskUnmute(id, call.id(), Person.of(admin.id())));
        refused(members, ErrorCode.FORBIDDEN, id -> new LowerHand(id, call.id(), Person.of(admin.id())));
        refused(members, ErrorCode.FORBIDDEN, id -> new EndCall(id, call.id()));
        refused(admins, ErrorCode.FORBIDDEN, id -> mute(id, owner));
        refused(admins, ErrorCode.FORBIDDEN, id -> mute(id, member, owner));
        refused(admins, ErrorCode.FORBIDDEN, id -> new RemoveOther(id, call.id(), Person.of(owner.id())));
        refused(owners, ErrorCode.INVALID_REQUEST, id -> mute(id, owner));
        refused(owners, ErrorCode.INVALID_REQUEST, id -> new MuteOthers(id, call.id(), List.of(), SOUND));
        refused(owners, ErrorCode.INVALID_REQUEST, id ->
            new MuteOthers(id, call.id(), List.of(Person.of(member.id())), List.of())
        );
        try (var phone = owner.on(Node.second()).connect(); var eves = Node.first().newUser().connect()) {
            refused(phone, ErrorCode.CALL_WRONG_STATE, id -> mute(id, member));
            refused(phone, ErrorCode.CALL_WRONG_STATE, id -> new AskUnmute(id, call.id(), Person.of(member.id())));
            refused(phone, ErrorCode.CALL_WRONG_STATE, id -> new React(id, call.id(), CallReaction.CLAP));
            refused(eves, ErrorCode.CALL_NOT_FOUND, id -> mute(id, member));
            refused(eves, ErrorCode.CALL_NOT_FOUND, id -> new RemoveOther(id, call.id(), Person.of(member.id())));
            refused(eves, ErrorCode.CALL_NOT_FOUND, id -> new RaiseHand(id, call.id()));
            refused(eves, ErrorCode.CALL_NOT_FOUND, id -> new React(id, call.id(), CallReaction.CLAP));
        }
        assertThat(state(owners).held()).isEmpty();
        assertThat(present(owners)).containsExactly(owner, admin, member);
    }

    @Test
    void refusesAHostWhoWasDemotedAMomentBefore() {
        done(admins, id -> mute(id, member));
        setRole(admin, "member");
        refused(admins, ErrorCode.FORBIDDEN, id -> new RemoveOther(id, call.id(), Person.of(member.id())));
        assertThat(present(owners)).contains(member);
    }

    @Test
    void doesOnceWhatTwoHostsDoAtOnceAndNothingToWhoHasLeft() {
        owners.send(new RemoveOther("one", call.id(), Person.of(member.id())));
        admins.send(new RemoveOther("other", call.id(), Person.of(member.id())));
        owners.expect(SessionEvent.Done.class, reply -> reply.re().equals("one"));
        admins.expect(SessionEvent.Done.class, reply -> reply.re().equals("other"));
        members.expect(CallEvent.Removed.class);

        done(owners, id -> new RemoveOther(id, call.id(), Person.of(member.id())));
        done(owners, id -> mute(id, member));
        done(owners, id -> new AskUnmute(id, call.id(), Person.of(member.id())));

        assertThat(state(owners).held()).isEmpty();
        assertThat(members.received(CallEvent.Removed.class)).hasSizeLessThanOrEqualTo(1);
        assertThat(members.received(CallEvent.UnmuteAsked.class)).isEmpty();
    }

    @Test
    void letsOneWhoHasLeftByThemselvesComeBack() {
        done(members, id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP));
        done(owners, id -> new RemoveOther(id, call.id(), Person.of(member.id())));
        done(members, id -> new JoinCall(id, call.id()));
    }

    @Test
    void asksOnlyOneWhoIsMutedToUnmute() {
        try (var phone = member.on(Node.first()).connect()) {
            done(owners, id -> new AskUnmute(id, call.id(), Person.of(member.id())));
            var muted = List.of(new Track("microphone", TrackSource.MICROPHONE, true));
            done(members, id -> new SetTracks(id, call.id(), muted, null));
            done(admins, id -> new AskUnmute(id, call.id(), Person.of(member.id())));

            var asked = members.expect(CallEvent.UnmuteAsked.class);
            assertThat(asked).isEqualTo(new CallEvent.UnmuteAsked(call.id(), Person.of(admin.id())));
            state(phone);
            assertThat(phone.received(CallEvent.UnmuteAsked.class)).isEmpty();
        }
    }

    @Test
    void keepsRaisedHandsInTheirOrderForWhoComesLater() {
        done(members, id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP));
        done(admins, id -> new RaiseHand(id, call.id()));
        done(owners, id -> new RaiseHand(id, call.id()));
        done(admins, id -> new RaiseHand(id, call.id()));
        done(members, id -> new JoinCall(id, call.id()));
        assertThat(state(members).hands()).containsExactly(Person.of(admin.id()), Person.of(owner.id()));

        done(members, id -> new RaiseHand(id, call.id()));
        done(owners, id -> new LowerHand(id, call.id(), Person.of(admin.id())));
        done(owners, id -> new LowerHand(id, call.id(), Person.of(owner.id())));
        assertThat(state(members).hands()).containsExactly(Person.of(member.id()));

        done(members, id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP));
        owners.expect(CallEvent.Changed.class, changed -> changed.call().hands().isEmpty());
    }

    @Test
    void showsReactionsToAllAndLimitsTheirRate() {
        done(members, id -> new React(id, call.id(), CallReaction.CELEBRATE));
        var shown = new CallEvent.Reacted(call.id(), Person.of(member.id()), CallReaction.CELEBRATE);
        for (var each : List.of(owners, admins, members)) {
            assertThat(each.expect(CallEvent.Reacted.class)).isEqualTo(shown);
        }
        members.sendText(
            "{\"type\":\"call.react\",\"id\":\"x\",\"callId\":\"%s\",\"reaction\":\"shrug\"}".formatted(call.id())
        );
        assertThat(members.expect(SessionEvent.Failed.class).code()).isEqualTo(ErrorCode.INVALID_FRAME);

        var limited = IntStream.range(0, 40)
            .mapToObj(_ -> members.ask(id -> new React(id, call.id(), CallReaction.CLAP), ServerFrame.class))
            .filter(SessionEvent.Failed.class::isInstance)
            .map(SessionEvent.Failed.class::cast)
            .toList();
        assertThat(limited)
            .isNotEmpty()
            .allMatch(failed -> failed.code() == ErrorCode.RATE_LIMITED);
    }

    @Test
    void endsTheCallForAll() {
        done(admins, id -> new EndCall(id, call.id()));
        assertThat(members.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.ENDED_BY_HOST);
        owners.expect(CallEvent.Ended.class);
    }

    private ClientFrame mute(String id, TestUser... others) {
        return new MuteOthers(
            id,
            call.id(),
            List.of(others)
                .stream()
                .map(other -> Person.of(other.id()))
                .toList(),
            SOUND
        );
    }

    private CallView state(SocketClient asking) {
        return asking.ask(id -> new GetCall(id, call.id()), CallEvent.State.class).call();
    }

    private List<TestUser> present(SocketClient asking) {
        return state(asking)
            .participants()
            .stream()
            .map(each ->
                List.of(owner, admin, member)
                    .stream()
                    .filter(user -> Person.of(user.id()).equals(each.person()))
                    .findFirst()
                    .orElseThrow()
            )
            .toList();
    }

    private void setRole(TestUser user, String role) {
        var path = "/api/chats/" + chat + "/members/" + user.id() + "/role";
        assertThat(owner.rest().put(path, "{\"role\": \"%s\"}".formatted(role)).status()).isEqualTo(204);
    }

    private static void done(SocketClient asking, Function<String, ClientFrame> command) {
        asking.ask(command, SessionEvent.Done.class);
    }

    private static void refused(SocketClient asking, ErrorCode code, Function<String, ClientFrame> command) {
        assertThat(asking.ask(command, SessionEvent.Failed.class).code()).isEqualTo(code);
    }

    /** The participant's peer, connected, which speaks and hears the other one. */
    private MediaClient enter(SocketClient socket, TestUser other) throws IOException {
        String scouted;
        try (var scout = new MediaClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9))) {
            scouted = answer(socket, scout, other);
        }
        var media = new MediaClient(MediaClient.routerIn(scouted));
        media.connect(answer(socket, media, other));
        return media;
    }

    private String answer(SocketClient socket, MediaClient media, TestUser other) {
        var sections = List.of(
            new Section(MediaClient.SPEAKS, "microphone", TrackSource.MICROPHONE, null),
            new Section(MediaClient.HEARS, "microphone", TrackSource.MICROPHONE, Person.of(other.id()))
        );
        done(socket, id -> new SendOffer(id, call.id(), ROUTER, media.offer(), sections));
        return socket.expect(CallEvent.Answered.class).sdp();
    }

    /** Speaks until the other hears it: the way may not be open yet. */
    private static void assertHears(MediaClient listener, MediaClient speaker) throws IOException {
        for (int i = 0; i < 200; i++) {
            speaker.speak();
            if (listener.hears(50)) {
                return;
            }
        }
        throw new AssertionError("nothing was heard");
    }

    /** Speaks until the other hears nothing of it any more. */
    private static void assertFallsSilent(MediaClient listener, MediaClient speaker) throws IOException {
        int unheard = 0;
        for (int i = 0; i < 3_000 && unheard < 20; i++) {
            speaker.speak();
            unheard = listener.hears(50) ? 0 : unheard + 1;
        }
        assertThat(unheard).as("packets that were not heard, one after the other").isEqualTo(20);
    }
}
