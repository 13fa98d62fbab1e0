package dev.parley.calls.media;

import static dev.parley.calls.People.ANN;
import static dev.parley.calls.People.ANN_PC;
import static dev.parley.calls.People.BOB;
import static dev.parley.calls.People.BOB_PC;
import static dev.parley.calls.People.GROUP;
import static dev.parley.calls.People.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.forwarding.Muted;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEncryption;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallKind;
import dev.parley.calls.session.Floor;
import dev.parley.calls.session.MediaPath;
import dev.parley.calls.session.Publication;
import dev.parley.calls.session.Track;
import dev.parley.calls.session.TrackSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutedByHostsTest {

    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

    @Test
    void namesWhatIsPublishedOfTheSourceAndWhatEverybodyLooksFor() {
        var mine = new Track("mine", TrackSource.MICROPHONE, false);
        assertThat(MutedByHosts.in(call(TrackSource.MICROPHONE, mine))).isEqualTo(
            Map.of(BOB, new Muted(Set.of("mine", "microphone"), true))
        );
    }

    @Test
    void leavesTheOtherSourcesAlone() {
        var screen = new Track("screen", TrackSource.SCREEN, false);
        assertThat(MutedByHosts.in(call(TrackSource.SCREEN, screen))).isEqualTo(
            Map.of(BOB, new Muted(Set.of("screen"), false))
        );
    }

    /** Of Ann, and of Bob, of whom a host has muted this source. */
    private static Call call(TrackSource held, Track published) {
        return new Call(
            new CallId(id("ca11")),
            GROUP,
            CallKind.VOICE,
            MediaPath.ROUTER,
            1,
            1,
            ANN,
            START,
            START,
            List.of(),
            null,
            List.of(
                new Call.Participant(ANN, ANN_PC, true, new Publication(0, List.of(), null)),
                new Call.Participant(BOB, BOB_PC, true, new Publication(1, List.of(published), null))
            ),
            List.of(),
            List.of(),
            new Floor(List.of(new Floor.Hold(BOB, held, ANN)), List.of(), List.of()),
            CallEncryption.END_TO_END,
            null
        );
    }
}
