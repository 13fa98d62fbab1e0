package dev.parley.calls.media;

import static dev.parley.calls.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.speech.Speakers;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallEvent;
import dev.parley.calls.session.CallEvent.SpeakersChanged;
import dev.parley.calls.session.CallEvents;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.Floor;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.Publication;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SpeakersToldTest {

    private static final CallId CALL = new CallId(id("ca11"));

    private final BlockingQueue<CallEvent> told = new LinkedBlockingQueue<>();
    private final CountDownLatch storeIsThere = new CountDownLatch(1);
    private volatile boolean storeFails;
    private volatile List<Call.Participant> present = List.of(participant(ANN, false), participant(BOB, false));
    private final SpeakersTold speakers = new SpeakersTold(
        new Turns(),
        new RouterNotices(
            _ -> call(),
            new StaticListableBeanFactory(Map.of("events", (CallEvents) told::add)).getBeanProvider(CallEvents.class)
        )
    );

    @Test
    void tellsAllParticipantsWhoSpeaks() throws Exception {
        storeIsThere.countDown();
        speakers.changed(CALL, speakers(ANN, ANN, BOB));

        assertThat(next()).isEqualTo(new SpeakersChanged(CALL, ANN, List.of(ANN, BOB), Set.of(ANN, BOB)));
    }

    @Test
    void showsNobodyAsSpeakingWhoIsMutedOrGone() throws Exception {
        storeIsThere.countDown();
        present = List.of(participant(ANN, true), participant(BOB, false), participant(CID, false));
        speakers.changed(CALL, speakers(EVE, ANN, BOB, EVE));

        assertThat(next()).isEqualTo(new SpeakersChanged(CALL, null, List.of(BOB), Set.of(ANN, BOB, CID)));
    }

    @Test
    void tellsNobodyWhoIsAlone() throws Exception {
        storeIsThere.countDown();
        present = List.of(participant(ANN, false));
        speakers.changed(CALL, speakers(ANN, ANN));
        present = List.of();
        speakers.changed(CALL, speakers(ANN, ANN));

        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void tellsOnlyTheNewestWhereTheStoreIsSlow() throws Exception {
        for (int i = 0; i < 100; i++) {
            speakers.changed(CALL, speakers(ANN, i % 2 == 0 ? ANN : BOB));
        }
        speakers.changed(CALL, speakers(BOB, BOB));
        storeIsThere.countDown();

        var events = new ArrayList<CallEvent>();
        do {
            events.add(next());
        } while (!events.getLast().equals(new SpeakersChanged(CALL, BOB, List.of(BOB), Set.of(ANN, BOB))));
        assertThat(events).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void goesOnAfterTheStoreWasAway() throws Exception {
        storeIsThere.countDown();
        storeFails = true;
        speakers.changed(CALL, speakers(ANN, ANN));
        assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
        storeFails = false;
        speakers.changed(CALL, speakers(BOB, BOB));

        assertThat(next()).isEqualTo(new SpeakersChanged(CALL, BOB, List.of(BOB), Set.of(ANN, BOB)));
    }

    private CallEvent next() throws InterruptedException {
        var event = told.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private static Speakers speakers(@Nullable Person dominant, Person... speaking) {
        return new Speakers(
            dominant == null ? null : dominant.toString(),
            List.of(speaking).stream().map(Person::toString).toList()
        );
    }

    private static Call.Participant participant(Person person, boolean muted) {
        var microphone = new Track("microphone", TrackSource.MICROPHONE, muted);
        return new Call.Participant(person, ANN_PC, true, new Publication(1, List.of(microphone), null));
    }

    private Optional<Call> call() {
        try {
            storeIsThere.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (storeFails) {
            throw new IllegalStateException("the store is away");
        }
        var now = Instant.parse("2026-11-02T09:00:00Z");
        return Optional.of(
            new Call(
                CALL,
                GROUP,
                CallKind.VOICE,
                MediaPath.ROUTER,
                1,
                0,
                ANN,
                now,
                now,
                List.of(),
                null,
                present,
                List.of(),
                List.of(),
                Floor.OPEN,
                CallEncryption.END_TO_END,
                null
            )
        );
    }
}
