package dev.parley.calls.media;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;

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
import dev.parley.calls.session.PausedTrack;
import dev.parley.calls.session.Publication;
import dev.parley.calls.session.Section;
import dev.parley.calls.session.Signal;
import dev.parley.calls.session.TrackSource;
import dev.parley.chat.node.NodeId;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Over the real port: a receiver tells what a slow line would let through, and the router sends what fits. */
class DownlinkIT {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final NodeId SELF = new NodeId(id("01"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
    private static final List<PausedTrack> CAMERA = List.of(new PausedTrack(ANN, "camera"));

    private final RouterProperties properties = new RouterProperties(
        true,
        0,
        false,
        null,
        "127.0.0.1",
        List.of(),
        List.of(),
        false,
        8
    );
    private final RouterPort port = new RouterPort(properties, Clock.systemUTC());
    private final BlockingQueue<Signal> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<CallEvent.TracksPaused> pauses = new LinkedBlockingQueue<>();
    private final LiveCalls calls = _ -> Optional.of(call());
    private final ObjectProvider<CallEvents> events = new StaticListableBeanFactory(
        Map.of("events", (CallEvents) this::told)
    ).getBeanProvider(CallEvents.class);
    private final RouterNotices notices = new RouterNotices(calls, events);
    private final Turns turns = new Turns();
    private final PausesTold pausesTold = new PausesTold(turns, notices);
    private final Rooms rooms = new Rooms(port, properties, new SpeakersTold(turns, notices), pausesTold);
    private final RouterPlacement placement = new RouterPlacement(
        new FakePlaces(),
        new FakeNodes(),
        _ -> true,
        rooms,
        SELF
    );
    private final RecordedCalls recorded = RecordedCallsTest.nothing(rooms, placement);
    private final LocalRouter router = new LocalRouter(rooms, placement, calls, notices, pausesTold, recorded, turns);
    private volatile List<PausedTrack> paused = List.of();

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
    void sendsWhatTheLineBearsAndSaysWhatIsPaused() throws Exception {
        try (var camera = new ScriptedCamera(address()); var line = new ThrottledLine(address())) {
            camera.connect(offer(ANN, ANN_PC, camera.offer(), null));
            line.connect(offer(BOB, BOB_PC, line.offer(), ANN));

            play(camera, line, "the large layer", () -> line.newestLayer() == ScriptedCamera.LARGE);

            line.throttle(250_000);
            play(
                camera,
                line,
                "the small layer, without a long queue or a pause",
                () -> line.newestLayer() == ScriptedCamera.SMALL && line.isQueueShort() && paused.isEmpty()
            );

            line.throttle(70_000);
            play(camera, line, "a pause", () -> paused.equals(CAMERA));
            long heard = line.sounds();
            long seen = line.pictures();
            play(camera, line, "sound during the pause", () -> line.sounds() > heard + 50);
            assertThat(line.pictures())
                .as("what was on its way")
                .isLessThan(seen + 20);
            assertThat(pauses).extracting(CallEvent.TracksPaused::to).containsOnly(BOB_PC);

            pauses.clear();
            router.audit();
            play(camera, line, "the pause said once more", () -> !pauses.isEmpty());

            line.throttle(5_000_000);
            play(camera, line, "the picture again", () -> paused.isEmpty() && line.pictures() > seen + 20);
            play(camera, line, "the large layer again", () -> line.newestLayer() == ScriptedCamera.LARGE);
        }
    }

    /** Lets the camera and the line go on until this is so. */
    private static void play(ScriptedCamera camera, ThrottledLine line, String what, BooleanSupplier reached)
        throws Exception {
        long until = System.nanoTime() + PATIENCE_NS;
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s; %s", what, line).isLessThan(until);
            camera.send(System.nanoTime());
            line.receive(System.nanoTime());
        }
    }

    private String offer(Person person, ConnectionId from, String sdp, @Nullable Person publisher) throws Exception {
        var sections = List.of(
            new Section("0", "microphone", TrackSource.MICROPHONE, publisher),
            new Section("1", "camera", TrackSource.CAMERA, publisher)
        );
        router.on(new RouterRequest.Answer(CALL, person, from, sdp, sections));
        return ((Signal.Answer) Objects.requireNonNull(answers.poll(10, TimeUnit.SECONDS))).sdp();
    }

    private void told(CallEvent event) {
        switch (event) {
            case CallEvent.Signalled signalled -> answers.add(signalled.signal());
            case CallEvent.TracksPaused now -> {
                paused = now.tracks();
                pauses.add(now);
            }
            default -> {
                // Who speaks is not of interest here.
            }
        }
    }

    private InetSocketAddress address() {
        return port.get().orElseThrow().port().addresses().getFirst();
    }

    private static Call call() {
        return new Call(
            CALL,
            GROUP,
            CallKind.VIDEO,
            MediaPath.ROUTER,
            1,
            0,
            ANN,
            START,
            START,
            List.of(),
            null,
            Stream.of(ANN, BOB)
                .map(person ->
                    new Call.Participant(
                        person,
                        person.equals(ANN) ? ANN_PC : BOB_PC,
                        true,
                        new Publication(0, List.of(), null)
                    )
                )
                .toList(),
            List.of(),
            List.of(),
            Floor.OPEN,
            CallEncryption.END_TO_END,
            null
        );
    }
}
