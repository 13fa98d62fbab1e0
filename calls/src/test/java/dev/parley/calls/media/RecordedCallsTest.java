package dev.parley.calls.media;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.forwarding.RoomRecorder;
import dev.parley.calls.media.forwarding.TrackName;
import dev.parley.calls.media.recording.OpenRecording;
import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class RecordedCallsTest {

    private static final CallId CALL = new CallId(id("ca11"));
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
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
    private final List<Open> opened = new ArrayList<>();
    private final RecordedCalls recorded = new RecordedCalls(
        rooms,
        (_, _, recording, _) -> {
            opened.add(new Open(recording.id()));
            return opened.getLast();
        },
        new StaticListableBeanFactory().getBeanProvider(CallRecordings.class)
    );

    /** For who records nothing. */
    static RecordedCalls nothing(Rooms rooms) {
        return new RecordedCalls(
            rooms,
            (_, _, _, _) -> {
                throw new AssertionError("nothing is to be recorded");
            },
            new StaticListableBeanFactory().getBeanProvider(CallRecordings.class)
        );
    }

    @BeforeEach
    void open() throws Exception {
        port.start();
        var at = port.get().orElseThrow().port().addresses().getFirst();
        try (var media = new MediaClient(at)) {
            rooms.answer(CALL, ANN, NegotiatedOffer.read(media.offer(), List.of()));
        }
    }

    @AfterEach
    void close() {
        port.stop();
    }

    @Test
    void beginsAndEndsAsTheCallSays() {
        recorded.follow(call(null));
        assertThat(opened).isEmpty();

        recorded.follow(call(recording(FIRST)));
        recorded.follow(call(recording(FIRST)));
        assertThat(opened).extracting(Open::id).containsExactly(FIRST);
        assertThat(opened.getFirst().hasEnded()).isFalse();

        recorded.follow(call(recording(SECOND)));
        assertThat(opened).extracting(Open::id).containsExactly(FIRST, SECOND);
        assertThat(opened).extracting(Open::hasEnded).containsExactly(true, false);

        recorded.follow(call(null));
        assertThat(opened).extracting(Open::hasEnded).containsExactly(true, true);
    }

    @Test
    void endsWithTheCall() {
        recorded.follow(call(recording(FIRST)));
        recorded.end(CALL);
        recorded.end(CALL);

        assertThat(opened).extracting(Open::hasEnded).containsExactly(true);
    }

    @Test
    void endsWhenTheNodeIsAboutToStopAndBeginsNothingThen() {
        recorded.follow(call(recording(FIRST)));
        recorded.drain();
        recorded.follow(call(recording(FIRST)));

        assertThat(opened).extracting(Open::hasEnded).containsExactly(true);
    }

    @Test
    void recordsNoCallWhoseRouterIsElsewhere() {
        rooms.close(CALL);
        recorded.follow(call(recording(FIRST)));

        assertThat(opened).isEmpty();
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

    private static final class Open implements OpenRecording, RoomRecorder {

        private final RecordingId id;
        private boolean ended;

        private Open(RecordingId id) {
            this.id = id;
        }

        @Override
        public RecordingId id() {
            return id;
        }

        @Override
        public RoomRecorder recorder() {
            return this;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public boolean hasEnded() {
            return ended;
        }

        @Override
        public boolean awaitEnd(long atMost, TimeUnit unit) {
            return ended;
        }

        @Override
        public void rtp(TrackName track, MediaKind kind, byte[] packet, int length, long nowNs) {
            // Nobody speaks.
        }

        @Override
        public void clock(TrackName track, Rtcp.SenderReport report, long nowNs) {
            // Nobody speaks.
        }

        @Override
        public Set<TrackName> takeBroken() {
            return Set.of();
        }
    }
}
