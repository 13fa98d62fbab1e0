package dev.parley.calls.media;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.calls.media.recording.Ending;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.Floor;
import dev.parley.calls.session.LiveCalls;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Publication;
import dev.parley.calls.session.Recording;
import dev.parley.calls.session.RecordingId;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.node.NodeId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class RouterDrainTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final NodeId SELF = new NodeId(id("01"));
    private static final NodeId OTHER = new NodeId(id("02"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    private final FakeNodes nodes = new FakeNodes();
    private final FakePlaces places = new FakePlaces();
    private final RouterProperties settings = new RouterProperties(
        true,
        0,
        true,
        0,
        "127.0.0.1",
        List.of(),
        List.of(),
        false,
        8
    );
    private final RouterPort port = new RouterPort(settings, Clock.systemUTC());
    private final BlockingQueue<CallEvent.Signalled> told = new LinkedBlockingQueue<>();
    private volatile Set<Person> present = Set.of(ANN, BOB);
    private volatile @Nullable Recording recording;
    private final LiveCalls calls = _ -> Optional.of(call(present, recording));
    private final RouterNotices notices = new RouterNotices(
        calls,
        new StaticListableBeanFactory(
            Map.of("events", (CallEvents) event -> told.add((CallEvent.Signalled) event))
        ).getBeanProvider(CallEvents.class)
    );
    private final Turns turns = new Turns();
    private final PausesTold pauses = new PausesTold(turns, notices);
    private final SpeakersTold speakers = new SpeakersTold(turns, notices);
    private final Rooms rooms = new Rooms(port, settings, speakers, pauses);
    private final RouterPlacement placement = new RouterPlacement(places, nodes, _ -> true, rooms, SELF);
    private final FakeRecorder recorder = new FakeRecorder();
    private final RecordedCalls recorded = RecordedCallsTest.with(rooms, placement, recorder);
    private final LocalRouter router = new LocalRouter(rooms, placement, calls, notices, pauses, recorded, turns);

    @BeforeEach
    void enter() throws Exception {
        port.start();
        nodes.register(OTHER, "two:1", "1", 1, 0);
        placement.choose(CALL);
        for (var person : List.of(ANN, BOB)) {
            try (var media = new MediaClient(NOWHERE)) {
                offer(person, media);
            }
            assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @AfterEach
    void close() {
        port.stop();
    }

    @Test
    void givesItsCallsToAnotherNodeAndGoesOnForwardingThem() throws Exception {
        drain(LONG).begin();

        assertThat(places.find(CALL)).contains(OTHER);
        var move = new Signal.Move(certificate());
        assertThat(told)
            .extracting(CallEvent.Signalled::from, CallEvent.Signalled::receiver, CallEvent.Signalled::signal)
            .containsExactlyInAnyOrder(
                tuple(new PeerAddress.Router(), ANN, move),
                tuple(new PeerAddress.Router(), BOB, move)
            );
        router.audit();
        done();
        assertThat(rooms.participants(CALL))
            .as("after a look at where the call is")
            .containsExactlyInAnyOrder(ANN, BOB);
    }

    @Test
    void letsAllBeginAnewWhereThereIsNoOtherNode() {
        nodes.remove(OTHER);
        var drain = drain(LONG);

        drain.begin();
        drain.stop();

        assertThat(told).extracting(CallEvent.Signalled::signal).hasSize(2).containsOnly(new Signal.Restart(true));
        assertThat(places.find(CALL)).isEmpty();
    }

    @Test
    void stopsOnceAllHaveMoved() throws Exception {
        var drain = drain(LONG);
        drain.begin();
        told.clear();

        var stopped = CompletableFuture.runAsync(drain::stop);

        assertThat(told.poll(10, TimeUnit.SECONDS)).as("who may not have heard it is told again").isNotNull();
        assertThat(stopped).isNotDone();
        leave(ANN, BOB);
        assertThat(stopped).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void tellsOnlyThoseWhoHaveNotMovedYet() throws Exception {
        var drain = drain(LONG);
        drain.begin();
        leave(ANN);
        told.clear();

        var stopped = CompletableFuture.runAsync(drain::stop);

        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull().returns(BOB, CallEvent.Signalled::receiver);
        leave(BOB);
        assertThat(stopped).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(told).extracting(CallEvent.Signalled::receiver).doesNotContain(ANN);
    }

    @Test
    void waitsForNobodyForEver() {
        var drain = drain(Duration.ofMillis(100));
        drain.begin();

        assertThat(CompletableFuture.runAsync(drain::stop)).succeedsWithin(10, TimeUnit.SECONDS);

        assertThat(rooms.participants(CALL)).as("they are let go with the port").hasSize(2);
    }

    @Test
    void forwardsNoMoreToOneWhoIsRemovedMeanwhile() throws Exception {
        var drain = drain(LONG);
        drain.begin();
        present = Set.of(ANN);
        told.clear();

        var stopped = CompletableFuture.runAsync(drain::stop);

        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull().returns(ANN, CallEvent.Signalled::receiver);
        assertThat(rooms.participants(CALL)).containsExactly(ANN);
        leave(ANN);
        assertThat(stopped).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void lettingGoOfACallTakesNothingFromTheNodeThatHasItNow() throws Exception {
        var drain = drain(LONG);
        drain.begin();
        present = Set.of();

        drain.stop();

        assertThat(rooms.calls()).isEmpty();
        assertThat(places.find(CALL)).contains(OTHER);
    }

    @Test
    void recordsWhatItForwardsAndEndsItsPartWhenAllHaveMoved() {
        recording = new Recording(new RecordingId(id("4ec1")), ANN, START, List.of(ANN));
        router.follow(CALL);
        var part = recorder.parts.getFirst();
        var drain = drain(LONG);

        drain.begin();
        router.follow(CALL);
        assertThat(part.ending()).isNull();
        leave(ANN, BOB);
        drain.stop();

        assertThat(part.ending()).isEqualTo(Ending.MOVED);
        assertThat(part.isAwaited()).as("before the node stops").isTrue();
    }

    @Test
    void endsItsPartsAlsoWhereSomebodyDoesNotMove() {
        recording = new Recording(new RecordingId(id("4ec1")), ANN, START, List.of(ANN));
        router.follow(CALL);
        var drain = drain(Duration.ofMillis(100));

        drain.begin();
        drain.stop();

        var part = recorder.parts.getFirst();
        assertThat(part.ending()).isEqualTo(Ending.MOVED);
        assertThat(part.isAwaited()).as("before the node stops").isTrue();
    }

    private RouterDrain drain(Duration limit) {
        return new RouterDrain(rooms, port, placement, router, notices, speakers, pauses, recorded, turns, limit);
    }

    private String certificate() {
        return port.get().orElseThrow().port().fingerprint().toString();
    }

    /** Their connections end. */
    private void leave(Person... people) {
        var left = new HashSet<>(rooms.participants(CALL));
        left.removeAll(Set.of(people));
        rooms.follow(CALL, new InCall(left, Map.of()));
    }

    /** What was asked for before is done. */
    private void done() throws InterruptedException {
        var last = new CountDownLatch(1);
        turns.take(CALL, last::countDown);
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void offer(Person person, MediaClient media) {
        var speaks = new Section(MediaClient.SPEAKS, "microphone", TrackSource.MICROPHONE, null);
        router.on(new RouterRequest.Answer(CALL, person, ANN_PC, media.offer(), List.of(speaks)));
    }

    private static Call call(Set<Person> people, @Nullable Recording recording) {
        return new Call(
            CALL,
            GROUP,
            CallKind.VOICE,
            MediaPath.ROUTER,
            1,
            0,
            ANN,
            START,
            START,
            List.of(),
            null,
            people
                .stream()
                .map(person -> new Call.Participant(person, ANN_PC, true, new Publication(0, List.of(), null)))
                .toList(),
            List.of(),
            List.of(),
            Floor.OPEN,
            CallEncryption.NONE,
            recording
        );
    }
}
