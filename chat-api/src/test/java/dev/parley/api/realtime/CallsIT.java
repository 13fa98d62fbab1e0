package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.AskKey;
import dev.parley.api.protocol.CallCommand.AskRestart;
import dev.parley.api.protocol.CallCommand.CancelCall;
import dev.parley.api.protocol.CallCommand.DeclineCall;
import dev.parley.api.protocol.CallCommand.EndCall;
import dev.parley.api.protocol.CallCommand.GetCall;
import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.ReportQuality;
import dev.parley.api.protocol.CallCommand.SendAnswer;
import dev.parley.api.protocol.CallCommand.SendCandidate;
import dev.parley.api.protocol.CallCommand.SendKeys;
import dev.parley.api.protocol.CallCommand.SendOffer;
import dev.parley.api.protocol.CallCommand.SetTracks;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ChatEvent;
import dev.parley.api.protocol.IceCandidate;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallQuality;
import dev.parley.calls.session.DeviceKeys;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.MediaRoute;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.SealedKey;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls between two users whose connections are on different nodes. */
class CallsIT {

    private static final List<Section> SECTIONS = List.of(new Section("0", "camera", TrackSource.CAMERA, null));
    private static final List<Track> MUTED = List.of(new Track("microphone", TrackSource.MICROPHONE, true));

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final ChatId chat = ChatId.personal(anna.id(), boris.id());
    private final SocketClient annas = anna.connect();
    private final SocketClient phone = boris.connect();
    private final SocketClient laptop = boris.on(Node.first()).connect();

    @AfterEach
    void disconnect() {
        annas.close();
        phone.close();
        laptop.close();
    }

    @Test
    void ringsEveryDeviceAndStopsAllButTheOneThatAnswers() {
        var call = start(CallKind.VIDEO);
        assertThat(phone.expect(CallEvent.Ringing.class).call())
            .usingRecursiveComparison()
            .ignoringFields("ringsForMs")
            .isEqualTo(call);
        assertThat(laptop.expect(CallEvent.Ringing.class).call().ringing()).containsExactly(Person.of(boris.id()));

        phone.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);

        var answered = laptop.expect(CallEvent.Changed.class).call();
        assertThat(answered.ringing()).isEmpty();
        assertThat(answered.answeredAt()).isNotNull();
        assertThat(answered.participants())
            .extracting(CallView.ParticipantView::person)
            .containsExactly(Person.of(anna.id()), Person.of(boris.id()));
        assertThat(annas.expect(CallEvent.Changed.class).call()).isEqualTo(answered);
        assertThat(laptop.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Failed.class).code()).isEqualTo(
            ErrorCode.CALL_WRONG_STATE
        );
    }

    @Test
    void relaysSignalingBetweenTheTwoConnectionsOnly() {
        var call = active();
        var mine = call.participants().getFirst().connectionId();
        var theirs = call.participants().getLast().connectionId();

        annas.ask(
            id -> new SendOffer(id, call.id(), PeerAddress.of(theirs), "an offer", SECTIONS),
            SessionEvent.Done.class
        );
        assertThat(phone.expect(CallEvent.Offered.class)).isEqualTo(
            new CallEvent.Offered(call.id(), PeerAddress.of(mine), "an offer", SECTIONS)
        );
        phone.ask(
            id -> new SendAnswer(id, call.id(), PeerAddress.of(mine), "an answer", SECTIONS),
            SessionEvent.Done.class
        );
        assertThat(annas.expect(CallEvent.Answered.class).sdp()).isEqualTo("an answer");
        var candidate = new IceCandidate("candidate:1", "0", 0, null);
        phone.ask(id -> new SendCandidate(id, call.id(), PeerAddress.of(mine), candidate), SessionEvent.Done.class);
        assertThat(annas.expect(CallEvent.CandidateFound.class).candidate()).isEqualTo(candidate);
        phone.ask(id -> new AskRestart(id, call.id(), PeerAddress.of(mine), true), SessionEvent.Done.class);
        assertThat(annas.expect(CallEvent.RestartAsked.class)).isEqualTo(
            new CallEvent.RestartAsked(call.id(), PeerAddress.of(theirs), true)
        );
        assertThat(laptop.received(CallEvent.Offered.class)).isEmpty();

        // A second device of a participant, and somebody else.
        assertThat(
            laptop
                .ask(
                    id -> new SendOffer(id, call.id(), PeerAddress.of(mine), "forged", SECTIONS),
                    SessionEvent.Failed.class
                )
                .code()
        ).isEqualTo(ErrorCode.CALL_NOT_FOUND);
        try (var stranger = Node.first().newUser().connect()) {
            assertThat(
                stranger
                    .ask(
                        id -> new SendOffer(id, call.id(), PeerAddress.of(mine), "forged", SECTIONS),
                        SessionEvent.Failed.class
                    )
                    .code()
            ).isEqualTo(ErrorCode.CALL_NOT_FOUND);
            assertThat(stranger.ask(id -> new JoinCall(id, call.id()), SessionEvent.Failed.class).code()).isEqualTo(
                ErrorCode.CALL_NOT_FOUND
            );
        }
        assertThat(
            annas
                .ask(
                    id -> new SendOffer(id, call.id(), PeerAddress.of(theirs), "x".repeat(100_001), SECTIONS),
                    SessionEvent.Failed.class
                )
                .code()
        ).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void givesTheRelayToThoseOfTheCallAlone() {
        var call = start(CallKind.VOICE);
        var path = "/api/calls/" + call.id() + "/ice-servers";
        assertThat(anna.rest().get(path).status()).isEqualTo(200);
        assertThat(boris.rest().get(path).status()).as("while it rings").isEqualTo(200);
        assertThat(Node.first().newUser().rest().get(path).status()).isEqualTo(404);

        phone.ask(id -> new DeclineCall(id, call.id()), SessionEvent.Done.class);
        assertThat(anna.rest().get(path).status()).as("after the call").isEqualTo(404);
    }

    @Test
    void handsKeysFromDeviceToDeviceAndTellsWhoseTheyAre() {
        var call = active();
        var device = new DeviceKeys("b".repeat(43), "b".repeat(43), "b".repeat(86));
        phone.ask(id -> new SetTracks(id, call.id(), MUTED, device), SessionEvent.Done.class);
        assertThat(annas.expect(CallEvent.TracksChanged.class).device()).isEqualTo(device);

        var mine = call.participants().getFirst().connectionId();
        var theirs = call.participants().getLast().connectionId();
        var keys = List.of(new SealedKey(theirs, "for Boris"));
        annas.ask(id -> new SendKeys(id, call.id(), keys), SessionEvent.Done.class);

        assertThat(phone.expect(CallEvent.KeyReceived.class)).isEqualTo(
            new CallEvent.KeyReceived(call.id(), PeerAddress.of(mine), "for Boris")
        );
        assertThat(laptop.received(CallEvent.KeyReceived.class)).isEmpty();
        phone.ask(id -> new AskKey(id, call.id(), PeerAddress.of(mine)), SessionEvent.Done.class);
        assertThat(annas.expect(CallEvent.KeyAsked.class).from()).isEqualTo(PeerAddress.of(theirs));
        assertThat(laptop.ask(id -> new SendKeys(id, call.id(), keys), SessionEvent.Failed.class).code()).isEqualTo(
            ErrorCode.CALL_NOT_FOUND
        );
    }

    @Test
    void endsWhenEitherHangsUpAndRecordsTheCallInTheChat() {
        var call = active();
        phone.ask(id -> new SetTracks(id, call.id(), MUTED, null), SessionEvent.Done.class);
        assertThat(annas.expect(CallEvent.TracksChanged.class)).isEqualTo(
            new CallEvent.TracksChanged(call.id(), Person.of(boris.id()), 1, MUTED, null)
        );
        assertThat(
            annas
                .ask(id -> new GetCall(id, call.id()), CallEvent.State.class)
                .call()
                .participants()
                .getLast()
                .tracks()
        ).isEqualTo(MUTED);

        phone.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);

        assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
        assertThat(laptop.expect(CallEvent.Ended.class).callId()).isEqualTo(call.id());
        assertRecorded("answered");
    }

    @Test
    void endsEverywhereWhenDeclined() {
        var call = start(CallKind.VOICE);
        phone.expect(CallEvent.Ringing.class);
        phone.ask(id -> new DeclineCall(id, call.id()), SessionEvent.Done.class);
        assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.DECLINED);
        assertThat(laptop.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.DECLINED);
        assertRecorded("declined");
    }

    @Test
    void endsEverywhereWhenCancelled() {
        var call = start(CallKind.VOICE);
        phone.expect(CallEvent.Ringing.class);
        annas.ask(id -> new CancelCall(id, call.id()), SessionEvent.Done.class);
        assertThat(phone.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.CANCELLED);
        assertRecorded("cancelled");
    }

    @Test
    void becomesOneCallWhenTwoCallEachOther() {
        var call = start(CallKind.VIDEO);
        phone.expect(CallEvent.Ringing.class);

        var met = phone
            .ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VIDEO), CallEvent.Started.class)
            .call();

        assertThat(met.id()).isEqualTo(call.id());
        assertThat(met.participants())
            .extracting(CallView.ParticipantView::person)
            .containsExactly(Person.of(anna.id()), Person.of(boris.id()));
        assertThat(annas.expect(CallEvent.Changed.class).call()).isEqualTo(met);
    }

    @Test
    void refusesAReportOfQualityThatCannotBe() {
        var call = active();
        for (var wrong : new String[] { "-1", "101", "\"NaN\"", "null" }) {
            phone.sendText(
                """
                {"type": "call.reportQuality", "id": "wrong", "callId": "%s", "quality": {"sentLostPercent": %s,
                 "receivedLostPercent": 0, "roundTripMs": 0, "jitterMs": 0}}""".formatted(call.id(), wrong)
            );
            assertThat(phone.expect(SessionEvent.Failed.class).code()).isEqualTo(ErrorCode.INVALID_FRAME);
        }
        phone.ask(
            id -> new ReportQuality(id, call.id(), new CallQuality(1.5, 0, 30, 4, MediaRoute.ROUTER_UDP)),
            SessionEvent.Done.class
        );
        assertThat(
            laptop
                .ask(
                    id -> new ReportQuality(id, call.id(), new CallQuality(1.5, 0, 30, 4, MediaRoute.ROUTER_UDP)),
                    SessionEvent.Failed.class
                )
                .code()
        ).isEqualTo(ErrorCode.CALL_NOT_FOUND);
    }

    @Test
    void tellsThatSomebodyIsBusy() {
        active();
        var carol = Node.first().newUser();
        try (var carols = carol.connect()) {
            var busy = carols.ask(
                id -> new StartCall(id, CallPlace.of(ChatId.personal(carol.id(), boris.id())), CallKind.VOICE),
                SessionEvent.Failed.class
            );
            assertThat(busy.code()).isEqualTo(ErrorCode.CALL_BUSY);
            assertThat(busy.details()).containsEntry("userId", boris.id().value());
            assertThat(phone.expect(ChatEvent.CallRecorded.class).outcome()).isEqualTo("busy");
        }
    }

    @Test
    void keepsThePlaceOfAParticipantWhoReloads() {
        var call = active();
        phone.close();
        annas.expect(CallEvent.Changed.class, changed -> !changed.call().participants().getLast().connected());

        try (var reloaded = SocketClient.open(Node.second(), "reloaded")) {
            var ready = reloaded.authenticate(boris.accessToken());
            assertThat(ready.calls()).extracting(CallView::id).containsExactly(call.id());
            reloaded.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
            var back = annas.expect(CallEvent.Changed.class, changed ->
                changed.call().participants().getLast().connected()
            );
            assertThat(back.call().participants().getLast().connectionId()).isEqualTo(ready.connectionId());
        }
    }

    @Test
    void endsAtOnceWhenOneLogsOut() {
        var call = active();

        logOut(boris);

        var ended = annas.expect(CallEvent.Ended.class);
        assertThat(ended.callId()).isEqualTo(call.id());
        assertThat(ended.reason()).isEqualTo(CallEndReason.HUNG_UP);
    }

    @Test
    void endsAtOnceWhenOneWhoseConnectionIsLostLogsOut() {
        active();
        phone.close();
        annas.expect(CallEvent.Changed.class, changed -> !changed.call().participants().getLast().connected());

        logOut(boris);

        assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
    }

    @Test
    void goesOnWhenAnotherLoginOfAParticipantEnds() {
        var call = active();
        var laptopLogin = boris.on(Node.second());
        try (var third = laptopLogin.connect()) {
            logOut(laptopLogin);
            assertThat(third.expectClose()).isEqualTo(4403);
        }
        annas.ask(id -> new SetTracks(id, call.id(), MUTED, null), SessionEvent.Done.class);
        assertThat(phone.expect(CallEvent.TracksChanged.class).person()).isEqualTo(Person.of(anna.id()));
        assertThat(
            phone
                .ask(id -> new GetCall(id, call.id()), CallEvent.State.class)
                .call()
                .participants()
        ).hasSize(2);
    }

    @Test
    void stopsRingingAtOnceWhenTheCallerLogsOut() {
        start(CallKind.VOICE);
        phone.expect(CallEvent.Ringing.class);

        logOut(anna);

        assertThat(phone.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.CANCELLED);
    }

    @Test
    void stopsRingingAtOnceForOneWhoHasLoggedOutEverywhere() {
        var clara = Node.second().newUser();
        try (var claras = clara.connect()) {
            annas.ask(
                id -> new StartCall(id, CallPlace.of(ChatId.personal(anna.id(), clara.id())), CallKind.VOICE),
                CallEvent.Started.class
            );
            claras.expect(CallEvent.Ringing.class);

            logOut(clara);

            assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.MISSED);
        }
    }

    @Test
    void endsAtOnceWhenOneDeletesTheAccount() {
        active();

        var deleted = boris.rest().delete("/api/me", "{\"password\": \"" + TestUser.PASSWORD + "\"}");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(annas.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.HUNG_UP);
    }

    private static void logOut(TestUser user) {
        assertThat(user.rest().post("/api/auth/logout", "").status()).isEqualTo(204);
    }

    private CallView start(CallKind kind) {
        return annas.ask(id -> new StartCall(id, CallPlace.of(chat), kind), CallEvent.Started.class).call();
    }

    private CallView active() {
        var call = start(CallKind.VIDEO);
        phone.expect(CallEvent.Ringing.class);
        phone.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
        return annas.expect(CallEvent.Changed.class).call();
    }

    @Test
    void aRemovedMemberLeavesTheCallAtOnceAndSignalsNoMore() {
        var clara = Node.second().newUser();
        var group = anna.createGroup("Callers", boris, clara);
        assertThat(changeRules(group, "everyone", "everyone", "admins")).isEqualTo(204);
        try (var claras = clara.connect()) {
            assertThat(
                phone
                    .ask(id -> new StartCall(id, CallPlace.of(group), CallKind.VOICE), SessionEvent.Failed.class)
                    .code()
            ).isEqualTo(ErrorCode.FORBIDDEN);
            var call = annas
                .ask(id -> new StartCall(id, CallPlace.of(group), CallKind.VOICE), CallEvent.Started.class)
                .call();
            // Whom the rules keep from starting calls may enter those of others.
            phone.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            claras.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            var all = claras.expect(CallEvent.Changed.class, c -> c.call().participants().size() == 3);
            var annasPlace = all.call().participants().getFirst().connectionId();

            assertThat(
                anna
                    .rest()
                    .delete("/api/chats/" + group + "/members/" + boris.id())
                    .status()
            ).isEqualTo(204);

            var left = claras.expect(
                CallEvent.Changed.class,
                changed -> changed.call().version() > all.call().version()
            );
            assertThat(left.call().participants())
                .extracting(CallView.ParticipantView::person)
                .containsExactly(Person.of(anna.id()), Person.of(clara.id()));
            for (ErrorCode code : new ErrorCode[] {
                phone
                    .ask(
                        id -> new SendOffer(id, call.id(), PeerAddress.of(annasPlace), "late", SECTIONS),
                        SessionEvent.Failed.class
                    )
                    .code(),
                phone.ask(id -> new JoinCall(id, call.id()), SessionEvent.Failed.class).code(),
            }) {
                assertThat(code).isEqualTo(ErrorCode.CALL_NOT_FOUND);
            }

            assertThat(claras.ask(id -> new EndCall(id, call.id()), SessionEvent.Failed.class).code()).isEqualTo(
                ErrorCode.FORBIDDEN
            );
            assertThat(
                anna
                    .rest()
                    .delete("/api/chats/" + group)
                    .status()
            ).isEqualTo(204);
            assertThat(claras.expect(CallEvent.Ended.class).callId()).isEqualTo(call.id());
        }
    }

    @Test
    void whoHasStartedACallEndsItForEverybody() {
        var clara = Node.second().newUser();
        var group = anna.createGroup("Meeting", boris, clara);
        try (var claras = clara.connect()) {
            var call = annas
                .ask(id -> new StartCall(id, CallPlace.of(group), CallKind.VOICE), CallEvent.Started.class)
                .call();
            phone.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            claras.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);

            annas.ask(id -> new EndCall(id, call.id()), SessionEvent.Done.class);

            assertThat(claras.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.ENDED_BY_HOST);
            assertThat(phone.expect(CallEvent.Ended.class).reason()).isEqualTo(CallEndReason.ENDED_BY_HOST);
        }
    }

    private int changeRules(ChatId group, String posting, String adding, String calling) {
        return anna
            .rest()
            .put(
                "/api/chats/" + group + "/rules",
                "{\"posting\":\"%s\",\"adding\":\"%s\",\"calling\":\"%s\",\"slowModeSeconds\":0}".formatted(
                    posting,
                    adding,
                    calling
                )
            )
            .status();
    }

    private void assertRecorded(String outcome) {
        for (var client : new SocketClient[] { annas, phone, laptop }) {
            var recorded = client.expect(ChatEvent.CallRecorded.class);
            assertThat(recorded.outcome()).isEqualTo(outcome);
            assertThat(recorded.actor()).isEqualTo(anna.id());
            assertThat(recorded.seq()).isEqualTo(2);
        }
    }
}
