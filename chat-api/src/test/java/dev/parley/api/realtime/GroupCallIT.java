package dev.parley.api.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.parley.api.protocol.CallCommand.AcceptCall;
import dev.parley.api.protocol.CallCommand.JoinCall;
import dev.parley.api.protocol.CallCommand.LeaveCall;
import dev.parley.api.protocol.CallCommand.SendOffer;
import dev.parley.api.protocol.CallCommand.SetTracks;
import dev.parley.api.protocol.CallCommand.StartCall;
import dev.parley.api.protocol.CallCommand.Subscribe;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.testing.Node;
import dev.parley.api.testing.SocketClient;
import dev.parley.api.testing.TestUser;
import dev.parley.calls.media.MediaClient;
import dev.parley.calls.media.Subscription;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.LeaveReason;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.log.ChatId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Media through the router of a call, over two nodes, by peers without a browser. */
class GroupCallIT {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final PeerAddress ROUTER = new PeerAddress.Router();
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    private final TestUser anna = Node.first().newUser();
    private final TestUser boris = Node.second().newUser();
    private final SocketClient annas = anna.connect();
    private final SocketClient boriss = boris.connect();
    private ChatId chat;
    private CallView call;
    private MediaClient annasMedia;
    private MediaClient borissMedia;

    @BeforeEach
    void talk() throws IOException {
        chat = anna.createGroup("Talk", boris);
        var started = annas.ask(id -> new StartCall(id, CallPlace.of(chat), CallKind.VOICE), CallEvent.Started.class);
        call = started.call();
        annasMedia = enter(annas, anna, boris);
        boriss.expect(CallEvent.Ringing.class);
        boriss.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
        borissMedia = enter(boriss, boris, anna);
    }

    @AfterEach
    void disconnect() {
        annasMedia.close();
        borissMedia.close();
        annas.close();
        boriss.close();
    }

    @Test
    void forwardsSoundAlsoToOneWhoComesByAnotherNode() throws IOException {
        assertThat(call.mediaPath()).isEqualTo(MediaPath.ROUTER);
        assertHears(borissMedia, annasMedia);
        assertHears(annasMedia, borissMedia);
    }

    @Test
    void goesOnWhereTheSocketIsLostAndComesBackByTheOtherNode() throws IOException {
        annas.close();
        try (var again = anna.on(Node.second()).connect()) {
            again.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
            assertHears(borissMedia, annasMedia);

            assertThat(MediaClient.credentialsIn(answer(again, annasMedia.offer(), sections(boris))))
                .as("the peer that is connected")
                .isEqualTo(MediaClient.credentialsIn(answer(again, annasMedia.offer(), sections(boris))));
            assertHears(borissMedia, annasMedia);
        }
    }

    @Test
    void tellsAtBothNodesWhoSpeaksAndNeverOneWhoIsMuted() {
        var annas = Person.of(anna.id());
        var speaks = new CallEvent.SpeakersChanged(call.id(), annas, List.of(annas));
        var silent = new CallEvent.SpeakersChanged(call.id(), annas, List.of());

        speakUntil(speaks, annasMedia, this.annas, boriss);
        this.annas.expect(CallEvent.SpeakersChanged.class, silent::equals);
        boriss.expect(CallEvent.SpeakersChanged.class, silent::equals);

        var muted = List.of(new Track("microphone", TrackSource.MICROPHONE, true));
        this.annas.ask(id -> new SetTracks(id, call.id(), muted, null), SessionEvent.Done.class);
        int before = boriss.received(CallEvent.SpeakersChanged.class).size();
        await()
            .pollInterval(Duration.ofMillis(20))
            .until(() -> {
                annasMedia.speak(20);
                // Not only that nobody speaks, which is told twice.
                return boriss.received(CallEvent.SpeakersChanged.class).size() > before + 1;
            });
        assertThat(boriss.received(CallEvent.SpeakersChanged.class)).last().isEqualTo(silent);
    }

    /** Speaks until both have been told of it. */
    private static void speakUntil(CallEvent told, MediaClient speaker, SocketClient... listeners) {
        await()
            .pollInterval(Duration.ofMillis(20))
            .until(() -> {
                speaker.speak(20);
                return Stream.of(listeners).allMatch(each ->
                    each.received(CallEvent.SpeakersChanged.class).contains(told)
                );
            });
    }

    @Test
    void goesOnByAnotherNodeWhenThatOfTheRouterHasDied() throws IOException {
        try (var doomed = Node.startGated()) {
            var clara = doomed.node().newUser();
            var dan = Node.second().newUser();
            try (var claras = clara.connect(); var dans = dan.connect()) {
                var place = CallPlace.of(clara.createGroup("Doomed", dan));
                call = claras.ask(id -> new StartCall(id, place, CallKind.VOICE), CallEvent.Started.class).call();
                var clarasMedia = enter(claras, clara, dan);
                dans.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
                var dansMedia = enter(dans, dan, clara);
                assertHears(dansMedia, clarasMedia);

                doomed.redis().shut();
                doomed.mongo().shut();

                var asked = dans.expect(CallEvent.RestartAsked.class, restart -> restart.callId().equals(call.id()));
                assertThat(asked.fresh()).isTrue();
                assertThat(asked.from()).isEqualTo(ROUTER);
                clarasMedia.close();
                dansMedia.close();
                goesOn(clara, dan, dans);
            }
        }
    }

    @Test
    void movesToAnotherNodeBeforeThatOfTheRouterStops() throws IOException {
        var leaving = Node.start();
        var clara = leaving.newUser();
        var dan = Node.second().newUser();
        try (var claras = clara.connect(); var dans = dan.connect()) {
            var place = CallPlace.of(clara.createGroup("Going", dan));
            call = claras.ask(id -> new StartCall(id, place, CallKind.VOICE), CallEvent.Started.class).call();
            var clarasMedia = enter(claras, clara, dan);
            dans.ask(id -> new AcceptCall(id, call.id()), SessionEvent.Done.class);
            var dansMedia = enter(dans, dan, clara);
            assertHears(dansMedia, clarasMedia);

            var stopped = CompletableFuture.runAsync(leaving::close);

            var moved = dans.expect(CallEvent.RouterMoved.class);
            assertThat(lastAnswer).contains("a=fingerprint:" + moved.leaving());
            assertHears(dansMedia, clarasMedia);
            try (var dansNext = enter(dans, dan, clara); var again = clara.on(Node.first()).connect()) {
                assertThat(lastAnswer).as("of another router").doesNotContain(moved.leaving());
                again.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
                assertThat(again.expect(CallEvent.RouterMoved.class)).as("told again").isEqualTo(moved);
                assertHears(dansMedia, clarasMedia);
                try (var clarasNext = enter(again, clara, dan)) {
                    assertHears(dansNext, clarasNext);
                    assertHears(clarasNext, dansNext);
                    clarasMedia.close();
                    dansMedia.close();
                    assertThat(stopped).succeedsWithin(Duration.ofSeconds(30));
                    assertHears(dansNext, clarasNext);
                }
            }
        }
    }

    /** The one whose node has died comes by another, the other one begins anew where the socket is. */
    private void goesOn(TestUser clara, TestUser dan, SocketClient dans) throws IOException {
        try (var claras = clara.on(Node.first()).connect()) {
            claras.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
            try (var clarasMedia = enter(claras, clara, dan); var dansMedia = enter(dans, dan, clara)) {
                assertHears(dansMedia, clarasMedia);
                assertHears(clarasMedia, dansMedia);
            }
        }
    }

    @Test
    void sendsNothingToOneWhoWasRemovedFromTheGroup() throws IOException {
        assertHears(borissMedia, annasMedia);

        anna.rest().delete("/api/chats/" + chat + "/members/" + boris.id());

        // The call of two ends; with others in it the room is told the same.
        annas.expect(CallEvent.Ended.class);
        assertFallsSilent(borissMedia, annasMedia);
        assertRefused(boriss, ErrorCode.CALL_NOT_FOUND, borissMedia.offer(), sections(anna));
    }

    @Test
    void sendsNothingToOneWhoHasLeftWhileOthersGoOn() throws IOException {
        var clara = Node.first().newUser();
        anna.rest().post("/api/chats/" + chat + "/members", "{\"userIds\":[\"%s\"]}".formatted(clara.id()));
        try (var claras = clara.connect()) {
            claras.ask(id -> new JoinCall(id, call.id()), SessionEvent.Done.class);
            try (var clarasMedia = enter(claras, clara, anna)) {
                assertHears(clarasMedia, annasMedia);
                assertHears(borissMedia, annasMedia);

                boriss.ask(id -> new LeaveCall(id, call.id(), LeaveReason.HUNG_UP), SessionEvent.Done.class);

                assertFallsSilent(borissMedia, annasMedia);
                assertHears(clarasMedia, annasMedia);
            }
        }
    }

    @Test
    void refusesOffersByOthersThanTheParticipants() throws IOException {
        var eve = Node.second().newUser();
        try (var eves = eve.connect(); var phone = anna.on(Node.second()).connect()) {
            assertRefused(eves, ErrorCode.CALL_NOT_FOUND, annasMedia.offer(), sections(boris));
            assertRefused(phone, ErrorCode.CALL_NOT_FOUND, annasMedia.offer(), sections(boris));
            assertThat(
                eves.ask(id -> new Subscribe(id, call.id(), List.of()), SessionEvent.Failed.class).code()
            ).isEqualTo(ErrorCode.CALL_NOT_FOUND);
        }
        assertHears(borissMedia, annasMedia);
    }

    @Test
    void refusesOffersThatItCannotReadAndGoesOn() throws IOException {
        var offer = borissMedia.offer();
        var elsewhere = List.of(new Section("9", "microphone", TrackSource.MICROPHONE, null));
        var asPicture = List.of(new Section("0", "camera", TrackSource.CAMERA, null));

        assertRefused(boriss, ErrorCode.INVALID_REQUEST, "v=0", List.of());
        assertRefused(boriss, ErrorCode.INVALID_REQUEST, offer.replace("a=fingerprint", "a=x"), sections(anna));
        assertRefused(boriss, ErrorCode.INVALID_REQUEST, offer + "m=audio 9 X 0\n".repeat(200), sections(anna));
        assertRefused(boriss, ErrorCode.INVALID_REQUEST, offer, elsewhere);
        assertRefused(boriss, ErrorCode.INVALID_REQUEST, offer, asPicture);
        boriss.ask(
            id -> new Subscribe(id, call.id(), List.of(new Subscription(Person.of(anna.id()), "camera", 360))),
            SessionEvent.Done.class
        );
        assertHears(borissMedia, annasMedia);
    }

    @Test
    void letsNobodyInByAnotherCertificateThanTheOffersPromise() throws IOException {
        var promised = answer(boriss, new MediaClientOffer(MediaClient.routerIn(lastAnswer)).sdp(), sections(anna));
        try (var thief = new MediaClient(MediaClient.routerIn(promised))) {
            assertThatIOException().isThrownBy(() -> thief.connect(promised));
        }
    }

    /** An offer whose certificate nobody has any more. */
    private record MediaClientOffer(InetSocketAddress router) {
        String sdp() throws IOException {
            try (var gone = new MediaClient(router)) {
                return gone.offer();
            }
        }
    }

    private String lastAnswer = "";

    /** The participant's peer, connected, which speaks and hears the other one. */
    private MediaClient enter(SocketClient socket, TestUser who, TestUser other) throws IOException {
        String asked;
        try (var scout = new MediaClient(NOWHERE)) {
            asked = answer(socket, scout.offer(), sections(other));
        }
        var media = new MediaClient(MediaClient.routerIn(asked));
        media.connect(answer(socket, media.offer(), sections(other)));
        return media;
    }

    private String answer(SocketClient socket, String sdp, List<Section> sections) {
        socket.ask(id -> new SendOffer(id, call.id(), ROUTER, sdp, sections), SessionEvent.Done.class);
        lastAnswer = socket.expect(CallEvent.Answered.class, answered -> answered.from().equals(ROUTER)).sdp();
        return lastAnswer;
    }

    private static List<Section> sections(TestUser heard) {
        return List.of(
            new Section(MediaClient.SPEAKS, "microphone", TrackSource.MICROPHONE, null),
            new Section(MediaClient.HEARS, "microphone", TrackSource.MICROPHONE, Person.of(heard.id()))
        );
    }

    private void assertRefused(SocketClient socket, ErrorCode code, String sdp, List<Section> sections) {
        var failed = socket.ask(id -> new SendOffer(id, call.id(), ROUTER, sdp, sections), SessionEvent.Failed.class);
        assertThat(failed.code()).isEqualTo(code);
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
        long end = System.nanoTime() + DEADLINE.toNanos();
        int unheard = 0;
        while (System.nanoTime() < end) {
            speaker.speak();
            // What is heard comes at once, so this may go round hundreds of times a second.
            unheard = listener.hears(50) ? 0 : unheard + 1;
            if (unheard == 20) {
                return;
            }
        }
        throw new AssertionError("it is heard still");
    }
}
