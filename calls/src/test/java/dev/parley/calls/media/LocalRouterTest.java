package dev.parley.calls.media;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.ConnectionId;
import dev.parley.calls.session.Floor;
import dev.parley.calls.session.LiveCalls;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.PeerAddress;
import dev.parley.calls.session.Publication;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.node.NodeId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class LocalRouterTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final NodeId SELF = new NodeId(id("01"));
    private static final NodeId OTHER = new NodeId(id("02"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

    private final FakeNodes nodes = new FakeNodes();
    private final FakePlaces places = new FakePlaces();
    private final RouterPort port = port(0);
    private final BlockingQueue<CallEvent.Signalled> told = new LinkedBlockingQueue<>();
    private final ObjectProvider<CallEvents> events = new StaticListableBeanFactory(
        Map.of("events", (CallEvents) event -> told.add((CallEvent.Signalled) event))
    ).getBeanProvider(CallEvents.class);
    private volatile Set<Person> present = Set.of(ANN, BOB);
    private final LiveCalls calls = _ ->
        Optional.of(present)
            .filter(people -> !people.isEmpty())
            .map(LocalRouterTest::call);
    private final RouterNotices notices = new RouterNotices(calls, events);
    private final Turns turns = new Turns();
    private final PausesTold pausesTold = new PausesTold(turns, notices);
    private final Rooms rooms = new Rooms(port, settings(0), new SpeakersTold(turns, notices), pausesTold);
    private final RouterPlacement placement = new RouterPlacement(places, nodes, _ -> true, rooms, SELF);
    private final RecordedCalls recorded = RecordedCallsTest.nothing(rooms, placement);
    private final LocalRouter router = new LocalRouter(rooms, placement, calls, notices, pausesTold, recorded, turns);

    @BeforeEach
    void start() {
        port.start();
        placement.choose(CALL);
    }

    @AfterEach
    void stop() {
        port.stop();
    }

    @Test
    void answersTheConnectionThatHasOffered() throws Exception {
        offer(ANN, ANN_PHONE);

        var answer = told.poll(10, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        assertThat(answer.from()).isEqualTo(new PeerAddress.Router());
        assertThat(answer.to()).isEqualTo(ANN_PHONE);
        assertThat(answer.signal()).isInstanceOf(Signal.Answer.class);
        assertThat(rooms.participants(CALL)).containsExactly(ANN);
    }

    @Test
    void answersOnlyTheNewestOfTheOffersThatWait() throws Exception {
        var busy = new CountDownLatch(1);
        turns.take(CALL, () -> awaitQuietly(busy));
        offer(ANN, ANN_PC);
        offer(ANN, ANN_PC);
        offer(ANN, ANN_PC);
        offer(ANN, ANN_PHONE);
        offer(BOB, BOB_PC);
        busy.countDown();

        assertThat(List.of(nextTold(), nextTold(), nextTold())).containsExactly(ANN_PC, ANN_PHONE, BOB_PC);
        assertThat(told).isEmpty();
    }

    @Test
    void doesNotLetInByALateOfferWhoHasLeft() throws Exception {
        present = Set.of(ANN);
        offer(BOB, BOB_PC);
        offer(ANN, ANN_PC);

        var first = told.poll(10, TimeUnit.SECONDS);
        assertThat(first).as("what was asked first is done first").isNotNull().returns(ANN_PC, CallEvent.Signalled::to);
        assertThat(rooms.participants(CALL)).containsExactly(ANN);
    }

    @Test
    void letsGoAtOnceOfWhoHasLeft() throws Exception {
        enter();
        present = Set.of(ANN);

        router.on(new RouterRequest.Follow(CALL));

        await().until(() -> rooms.participants(CALL).equals(Set.of(ANN)));
    }

    @Test
    void findsByItsAuditWhoHasLeft() throws Exception {
        enter();
        present = Set.of(BOB);

        router.audit();

        await().until(() -> rooms.participants(CALL).equals(Set.of(BOB)));
    }

    @Test
    void forgetsACallThatIsOver() throws Exception {
        enter();
        present = Set.of();

        router.audit();

        await().until(() -> rooms.calls().isEmpty());
        await().until(() -> places.find(CALL).isEmpty());
    }

    @Test
    void letsGoOfACallThatAnotherNodeHasTaken() throws Exception {
        enter();
        places.take(CALL, Optional.of(SELF), OTHER);

        router.audit();

        await().until(() -> rooms.calls().isEmpty());
        assertThat(places.find(CALL)).contains(OTHER);
    }

    @Test
    void letsAllBeginAnewWhoseRouterHasDied() throws Exception {
        places.release(CALL, SELF);
        places.take(CALL, Optional.empty(), OTHER);
        var moved = new MovedRouters(placement, notices);

        moved.departed(OTHER);
        moved.departed(OTHER);

        assertThat(places.find(CALL)).contains(SELF);
        assertThat(told)
            .as("each once, however often the node is found dead")
            .extracting(CallEvent.Signalled::receiver, CallEvent.Signalled::signal)
            .containsExactlyInAnyOrder(tuple(ANN, new Signal.Restart(true)), tuple(BOB, new Signal.Restart(true)));
    }

    @Test
    void countsThoseWhoseMediaItForwards() throws Exception {
        enter();
        assertThat(rooms.count()).isEqualTo(2);
    }

    @Test
    void saysWhichPortIsTaken() {
        int taken = port.get().orElseThrow().port().addresses().getFirst().getPort();

        assertThatIllegalStateException()
            .isThrownBy(() -> port(taken).start())
            .withMessageContaining("The port of the router cannot be bound by UDP at [/127.0.0.1:" + taken + "]")
            .withMessageContaining("parley.calls.router.port");
    }

    private ConnectionId nextTold() throws InterruptedException {
        var next = told.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next.to();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void enter() throws Exception {
        offer(ANN, ANN_PC);
        offer(BOB, BOB_PC);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(rooms.participants(CALL)).containsExactlyInAnyOrder(ANN, BOB);
    }

    private void offer(Person person, ConnectionId from) throws IOException {
        try (var media = new MediaClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9))) {
            var speaks = new Section(MediaClient.SPEAKS, "microphone", TrackSource.MICROPHONE, null);
            router.on(new RouterRequest.Answer(CALL, person, from, media.offer(), List.of(speaks)));
        }
    }

    private static RouterPort port(int number) {
        return new RouterPort(settings(number), Clock.systemUTC());
    }

    private static RouterProperties settings(int port) {
        return new RouterProperties(true, port, true, port, "127.0.0.1", List.of(), List.of(), false, 8);
    }

    private static Call call(Set<Person> people) {
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
            CallEncryption.END_TO_END,
            null
        );
    }
}
