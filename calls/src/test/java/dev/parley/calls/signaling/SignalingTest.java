package dev.parley.calls.signaling;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.calls.media.FakeRouter;
import dev.parley.calls.media.Subscription;
import dev.parley.calls.place.FakeChats;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallPolicy;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Floor;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Publication;
import dev.parley.calls.session.SealedKey;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.error.ErrorCode;
import dev.parley.chat.error.ParleyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalingTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Signal OFFER = new Signal.Offer("v=0", List.of());
    private static final Publication NOTHING = new Publication(0, List.of(), null);

    private static Call call(MediaPath path) {
        return new Call(
            CALL,
            ANN_AND_BOB,
            CallKind.VIDEO,
            path,
            2,
            0,
            ANN,
            START,
            START,
            List.of(CID),
            START.plusSeconds(45),
            List.of(new Call.Participant(ANN, ANN_PC, true, NOTHING), new Call.Participant(BOB, BOB_PC, true, NOTHING)),
            List.of(),
            List.of(),
            Floor.OPEN,
            CallEncryption.END_TO_END,
            null
        );
    }

    private final Call call = call(MediaPath.ROUTER);
    private final FakeChats chats = new FakeChats();
    private final FakeRouter router = new FakeRouter();
    private final List<CallEvent> published = new ArrayList<>();
    private final Signaling signaling = new Signaling(
        id -> Optional.of(call).filter(live -> live.id().equals(id)),
        new CallPolicy(chats.places()),
        published::add,
        router
    );

    @BeforeEach
    void start() {
        chats.put(ANN_AND_BOB.id(), ANN, BOB);
    }

    @Test
    void handsASignalToTheOtherParticipantsConnectionOnly() {
        signaling.relay(CALL, ANN, ANN_PC, PeerAddress.of(BOB_PC), OFFER);

        assertThat(published).containsExactly(
            new CallEvent.Signalled(CALL, PeerAddress.of(ANN_PC), BOB_PC, BOB, OFFER)
        );
        assertThat(published.getFirst().recipients()).containsExactly(BOB);
    }

    @Test
    void handsASignalToTheRouter() {
        signaling.relay(CALL, ANN, ANN_PC, new PeerAddress.Router(), OFFER);

        assertThat(router.told()).containsExactly("signal " + CALL + " " + ANN + " " + ANN_PC + " " + OFFER);
        assertThat(published).isEmpty();
    }

    @Test
    void refusesASignalToTheRouterOfACallFromBrowserToBrowser() {
        var direct = new Signaling(
            _ -> Optional.of(call(MediaPath.DIRECT)),
            new CallPolicy(chats.places()),
            published::add,
            router
        );

        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> direct.relay(CALL, ANN, ANN_PC, new PeerAddress.Router(), OFFER))
            .returns(ErrorCode.INVALID_REQUEST, ParleyException::code);
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> direct.subscribe(CALL, ANN, ANN_PC, List.of()))
            .returns(ErrorCode.INVALID_REQUEST, ParleyException::code);
        assertThat(router.told()).isEmpty();
    }

    @Test
    void tellsTheRouterWhichPicturesAreShown() {
        var shown = List.of(new Subscription(BOB, "camera", 360));

        signaling.subscribe(CALL, ANN, ANN_PC, shown);

        assertThat(router.told()).containsExactly("subscribe " + CALL + " " + ANN + " " + shown);
    }

    static Stream<List<Subscription>> shownOutOfBounds() {
        return Stream.of(
            Collections.nCopies(201, new Subscription(BOB, "camera", 360)),
            List.of(new Subscription(BOB, "camera", -1)),
            List.of(new Subscription(BOB, "camera", 16_385)),
            List.of(new Subscription(BOB, "x".repeat(65), 360))
        );
    }

    @ParameterizedTest
    @MethodSource("shownOutOfBounds")
    void refusesPicturesOutOfBounds(List<Subscription> shown) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> signaling.subscribe(CALL, ANN, ANN_PC, shown))
            .returns(ErrorCode.INVALID_REQUEST, ParleyException::code);
        assertThat(router.told()).isEmpty();
    }

    @Test
    void hidesTheCallFromStrangersWhoSubscribe() {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> signaling.subscribe(CALL, EVE, ANN_PC, List.of()))
            .returns(ErrorCode.CALL_NOT_FOUND, ParleyException::code);
        assertThat(router.told()).isEmpty();
    }

    @Test
    void handsEachKeyToTheDeviceThatItIsForAndToNobodyElse() {
        var keys = List.of(
            new SealedKey(BOB_PC, "for Bob"),
            new SealedKey(BOB_PHONE, "for one who has left"),
            new SealedKey(CID_PC, "for one who is rung"),
            new SealedKey(EVE_PC, "for a stranger"),
            new SealedKey(ANN_PC, "for oneself")
        );

        signaling.sendKeys(CALL, ANN, ANN_PC, keys);

        assertThat(published).containsExactly(
            new CallEvent.Signalled(CALL, PeerAddress.of(ANN_PC), BOB_PC, BOB, new Signal.Key("for Bob"))
        );
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void hidesTheCallFromWhoSendsKeys(Attempt attempt) {
        boolean entitled = attempt.call().equals(CALL) && attempt.person().equals(ANN) && attempt.from().equals(ANN_PC);
        if (entitled || !(attempt.to() instanceof PeerAddress.Participant(var to))) {
            return;
        }
        var keys = List.of(new SealedKey(to, "box"));
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> signaling.sendKeys(attempt.call(), attempt.person(), attempt.from(), keys))
            .returns(ErrorCode.CALL_NOT_FOUND, ParleyException::code);
        assertThat(published).isEmpty();
    }

    static Stream<List<SealedKey>> keysOutOfBounds() {
        var key = new SealedKey(BOB_PC, "box");
        return Stream.of(
            List.of(),
            Collections.nCopies(201, key),
            Collections.nCopies(3, key),
            List.of(key, new SealedKey(BOB_PC, "x".repeat(401))),
            List.of(key, new SealedKey(BOB_PC, ""))
        );
    }

    @ParameterizedTest
    @MethodSource("keysOutOfBounds")
    void refusesKeysOutOfBounds(List<SealedKey> keys) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> signaling.sendKeys(CALL, ANN, ANN_PC, keys))
            .returns(ErrorCode.INVALID_REQUEST, ParleyException::code);
        assertThat(published).isEmpty();
    }

    private static Section section(String mid) {
        return new Section(mid, "camera", TrackSource.CAMERA, null);
    }

    record Attempt(String who, CallId call, Person person, ConnectionId from, PeerAddress to) {
        Attempt(String who, CallId call, Person person, ConnectionId from, ConnectionId to) {
            this(who, call, person, from, PeerAddress.of(to));
        }

        @Override
        public String toString() {
            return who;
        }
    }

    static Stream<Attempt> strangers() {
        return Stream.of(
            new Attempt("a stranger", CALL, EVE, EVE_PC, BOB_PC),
            new Attempt("a stranger by a participant's connection", CALL, EVE, ANN_PC, BOB_PC),
            new Attempt("a participant by another's connection", CALL, BOB, ANN_PC, BOB_PC),
            new Attempt("a participant by another connection", CALL, ANN, ANN_PHONE, BOB_PC),
            new Attempt("one who is rung", CALL, CID, CID_PC, BOB_PC),
            new Attempt("to one who is rung", CALL, ANN, ANN_PC, CID_PC),
            new Attempt("to a participant's other device", CALL, ANN, ANN_PC, BOB_PHONE),
            new Attempt("to a stranger", CALL, ANN, ANN_PC, EVE_PC),
            new Attempt("to oneself", CALL, ANN, ANN_PC, ANN_PC),
            new Attempt("a stranger to the router", CALL, EVE, EVE_PC, new PeerAddress.Router()),
            new Attempt("by another connection to the router", CALL, ANN, ANN_PHONE, new PeerAddress.Router()),
            new Attempt("in another call", new CallId(id("07")), ANN, ANN_PC, BOB_PC)
        );
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void hidesTheCallFrom(Attempt attempt) {
        assertRefused(ErrorCode.CALL_NOT_FOUND, attempt, OFFER);
    }

    static Stream<Signal> tooLarge() {
        var sdp = "x".repeat(100_001);
        return Stream.of(
            new Signal.Offer(sdp, List.of()),
            new Signal.Answer(sdp, List.of()),
            new Signal.Offer(" ", List.of()),
            new Signal.Offer("v=0", List.of(section("0"), section("0"))),
            new Signal.Offer("v=0", List.of(new Section("0", "camera", TrackSource.CAMERA, ANN))),
            new Signal.Answer("v=0", List.of(section("m".repeat(257)))),
            new Signal.Offer(
                "v=0",
                IntStream.range(0, 17)
                    .mapToObj(i -> section("" + i))
                    .toList()
            ),
            new Signal.Key(" "),
            new Signal.Key("x".repeat(401)),
            new Signal.Candidate("x".repeat(2_001), null, null, null),
            new Signal.Candidate("x", "m".repeat(257), null, null),
            new Signal.Candidate("x", null, -1, null),
            new Signal.Candidate("x", null, 65_536, null),
            new Signal.Candidate("x", null, null, "u".repeat(257))
        );
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void refusesASignalOutOfBounds(Signal signal) {
        assertRefused(ErrorCode.INVALID_REQUEST, new Attempt("", CALL, ANN, ANN_PC, BOB_PC), signal);
    }

    static Stream<Signal> justRight() {
        return Stream.of(
            new Signal.Offer("x".repeat(100_000), List.of(section("0"), section("1"))),
            new Signal.Candidate("x".repeat(2_000), "0", 0, "u".repeat(256)),
            new Signal.Candidate("", null, null, null),
            new Signal.KeyWanted()
        );
    }

    @ParameterizedTest
    @MethodSource("justRight")
    void takesASignalWithinBounds(Signal signal) {
        signaling.relay(CALL, BOB, BOB_PC, PeerAddress.of(ANN_PC), signal);

        assertThat(published).hasSize(1);
    }

    private void assertRefused(ErrorCode code, Attempt by, Signal signal) {
        assertThatExceptionOfType(ParleyException.class)
            .isThrownBy(() -> signaling.relay(by.call(), by.person(), by.from(), by.to(), signal))
            .returns(code, ParleyException::code);
        assertThat(published).isEmpty();
    }
}
