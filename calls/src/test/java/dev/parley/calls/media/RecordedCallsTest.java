package dev.parley.calls.media;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.FakeRecorder.Part;
import dev.parley.calls.media.recording.Ending;
import dev.parley.calls.media.recording.Recorder;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.CallRecordings;
import dev.parley.calls.session.Floor;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.Publication;
import dev.parley.calls.session.Recording;
import dev.parley.calls.session.RecordingId;
import dev.parley.chat.node.NodeId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class RecordedCallsTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final NodeId SELF = new NodeId(id("01"));
    private static final NodeId OTHER = new NodeId(id("02"));
    private static final RecordingId FIRST = new RecordingId(id("4ec1"));
    private static final RecordingId SECOND = new RecordingId(id("4ec2"));

    private final RouterProperties settings = new RouterProperties(
        true,
        0,
        false,
        0,
        "127.0.0.1",
        List.of(),
        List.of(),
        false,
        8
    );
    private final RouterPort port = new RouterPort(settings, Clock.systemUTC());
    private final Turns turns = new Turns();
    private final RouterNotices notices = new RouterNotices(
        _ -> Optional.empty(),
        new StaticListableBeanFactory().getBeanProvider(CallEvents.class)
    );
    private final Rooms rooms = new Rooms(
        port,
        settings,
        new SpeakersTold(turns, notices),
        new PausesTold(turns, notices)
    );
    private final FakePlaces places = new FakePlaces();
    private final RouterPlacement placement = new RouterPlacement(places, new FakeNodes(), _ -> true, rooms, SELF);
    private final FakeRecorder recorder = new FakeRecorder();
    private final AtomicInteger overs = new AtomicInteger();
    private final ObjectProvider<CallRecordings> told = new ObjectProvider<>() {
        @Override
        public CallRecordings getObject() {
            overs.incrementAndGet();
            throw new IllegalStateException("the store is away");
        }
    };
    private final RecordedCalls recorded = new RecordedCalls(rooms, placement, recorder, told);

    /** For who records nothing. */
    static RecordedCalls nothing(Rooms rooms, RouterPlacement placement) {
        return with(rooms, placement, (_, _, _, _) -> {
            throw new AssertionError("nothing is to be recorded");
        });
    }

    /** For whose recordings never end by themselves. */
    static RecordedCalls with(Rooms rooms, RouterPlacement placement, Recorder recorder) {
        var none = new StaticListableBeanFactory().getBeanProvider(CallRecordings.class);
        return new RecordedCalls(rooms, placement, recorder, none);
    }

    @BeforeEach
    void open() throws Exception {
        port.start();
        var at = port.get().orElseThrow().port().addresses().getFirst();
        try (var media = new MediaClient(at)) {
            rooms.answer(CALL, new InCall(Set.of(ANN), Map.of()), ANN, NegotiatedOffer.read(media.offer(), List.of()));
        }
    }

    @AfterEach
    void close() {
        port.stop();
    }

    @Test
    void beginsAndEndsAsTheCallSays() {
        recorded.follow(call(null));
        assertThat(recorder.parts).isEmpty();

        recorded.follow(call(recording(FIRST)));
        recorded.follow(call(recording(FIRST)));
        assertThat(recorder.parts).extracting(Part::id).containsExactly(FIRST);
        assertThat(recorder.parts).extracting(Part::ending).containsOnlyNulls();

        recorded.follow(call(recording(SECOND)));
        assertThat(recorder.parts).extracting(Part::id).containsExactly(FIRST, SECOND);
        assertThat(recorder.parts).extracting(Part::ending).containsExactly(Ending.ENDED, null);

        recorded.follow(call(null));
        assertThat(recorder.parts).extracting(Part::ending).containsExactly(Ending.ENDED, Ending.ENDED);
        assertThat(overs).as("who has ended it knows").hasValue(0);
    }

    @Test
    void endsWithTheCall() {
        recorded.follow(call(recording(FIRST)));
        recorded.end(CALL, Ending.ENDED);
        recorded.end(CALL, Ending.MOVED);

        assertThat(recorder.parts).extracting(Part::ending).containsExactly(Ending.ENDED);
    }

    /** Else it would wait for ever: nobody asks this node about the call any more. */
    @Test
    void endsAPartWithItsRoomAndBeginsAnotherWithTheNext() throws Exception {
        recorded.follow(call(recording(FIRST)));
        rooms.close(CALL);
        recorded.follow(call(recording(FIRST)));
        assertThat(recorder.parts).extracting(Part::ending).containsExactly(Ending.MOVED);

        open();
        recorded.follow(call(recording(FIRST)));
        assertThat(recorder.parts).extracting(Part::id).containsExactly(FIRST, FIRST);
        assertThat(recorder.parts).extracting(Part::ending).containsExactly(Ending.MOVED, null);
        assertThat(overs).hasValue(0);
    }

    @Test
    void endsAllPartsBeforeTheNodeStopsWhileTheirRecordingsGoOn() {
        recorded.follow(call(recording(FIRST)));
        recorded.finish();

        assertThat(recorder.parts).extracting(Part::ending).containsExactly(Ending.MOVED);
        assertThat(recorder.parts).allMatch(Part::isAwaited);
        assertThat(overs).hasValue(0);
    }

    @Test
    void tellsTheCallThatARecordingHasEndedByItselfUntilItKnows() {
        recorded.follow(call(recording(FIRST)));
        recorder.parts.getFirst().fill();
        assertThat(overs).hasValue(1);

        recorded.follow(call(recording(FIRST)));
        assertThat(overs).hasValue(2);
        assertThat(recorder.parts).as("it begins no other by itself").hasSize(1);
    }

    @Test
    void endsNoRecordingWithWhichAnotherNodeGoesOn() {
        recorded.follow(call(recording(FIRST)));
        places.take(CALL, Optional.empty(), OTHER);
        recorder.parts.getFirst().fill();

        assertThat(overs).hasValue(0);
    }

    @Test
    void recordsNoCallWhoseRouterIsElsewhere() {
        rooms.close(CALL);
        recorded.follow(call(recording(FIRST)));

        assertThat(recorder.parts).isEmpty();
    }

    private static Recording recording(RecordingId id) {
        return new Recording(id, ANN, START, List.of(ANN));
    }

    private static Call call(@Nullable Recording recording) {
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
            List.<Person>of(),
            null,
            List.of(new Call.Participant(ANN, ANN_PC, true, new Publication(0, List.of(), null))),
            List.of(),
            List.of(),
            Floor.OPEN,
            CallEncryption.NONE,
            recording
        );
    }
}
