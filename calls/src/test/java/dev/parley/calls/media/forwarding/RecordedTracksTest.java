package dev.parley.calls.media.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.calls.media.rtp.MediaKind;
import dev.parley.calls.media.rtp.Rtcp;
import dev.parley.calls.media.rtp.RtpPacketView;
import dev.parley.calls.media.rtp.RtpWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedTracksTest {

    private static final TrackName ANNS = new TrackName("ann", "microphone");
    private static final TrackName BOBS = new TrackName("bob", "microphone");
    private static final TrackName CAMERA = new TrackName("ann", "camera");
    private static final long SECOND = 1_000_000_000L;

    private final Heard heard = new Heard();
    private final RecordedTracks recorded = new RecordedTracks(heard);
    private final Map<TrackName, IncomingTrack> published = new HashMap<>();
    private final Map<IncomingTrack, Integer> sequences = new HashMap<>();
    private long nowNs = SECOND;

    @Test
    void recordsNothingOfWhoHasNotAgreed() {
        voice(ANNS);
        voice(BOBS);
        recorded.agreed(Set.of("ann"), published);
        speak(ANNS);
        speak(BOBS);
        recorded.feed(published, nowNs);
        speak(ANNS);
        speak(BOBS);
        assertThat(heard.tracks).containsOnly(ANNS);

        recorded.agreed(Set.of("ann", "bob"), published);
        recorded.feed(published, nowNs);
        speak(BOBS);
        assertThat(heard.tracks).contains(BOBS);
    }

    @Test
    void recordsNothingMoreOfWhoHasLeftAndOfNobodyAfterTheEnd() {
        voice(ANNS);
        voice(BOBS);
        recorded.agreed(Set.of("ann", "bob"), published);
        speak(ANNS);
        speak(BOBS);
        recorded.feed(published, nowNs);
        recorded.agreed(Set.of("bob"), published);
        recorded.feed(published, nowNs);
        speak(ANNS);
        speak(BOBS);
        assertThat(heard.tracks).containsExactly(BOBS);

        recorded.stop(published);
        recorded.feed(published, nowNs);
        speak(BOBS);
        assertThat(heard.tracks).containsExactly(BOBS);
        assertThat(Objects.requireNonNull(published.get(BOBS)).receivers()).isEmpty();
    }

    @Test
    void goesOnAsOneTrackAfterThePublisherHasBegunAnew() {
        voice(ANNS);
        recorded.agreed(Set.of("ann"), published);
        speak(ANNS);
        recorded.feed(published, nowNs);
        speak(ANNS);
        voice(ANNS);
        speak(ANNS);
        recorded.feed(published, nowNs);
        speak(ANNS);

        assertThat(heard.ssrcs).hasSize(1);
        assertThat(heard.numbers.getLast() - heard.numbers.getFirst()).isEqualTo(1);
    }

    @Test
    void recordsTheLargestLayerThatArrives() {
        var camera = new IncomingTrack("1", MediaKind.VIDEO, List.of("l", "h"));
        published.put(CAMERA, camera);
        recorded.agreed(Set.of("ann"), published);
        picture(camera, "l", 10, true);
        recorded.feed(published, nowNs);
        picture(camera, "l", 11, true);
        picture(camera, "h", 20, true);
        recorded.feed(published, nowNs);
        picture(camera, "h", 21, true);
        picture(camera, "l", 12, true);

        assertThat(heard.marks).containsExactly(11, 21);
        assertThat(heard.ssrcs).hasSize(1);
    }

    @Test
    void recordsNothingThatAHostHasMuted() {
        var camera = new IncomingTrack("1", MediaKind.VIDEO, List.of());
        published.put(CAMERA, camera);
        recorded.agreed(Set.of("ann"), published);
        picture(camera, "", 1, true);
        recorded.feed(published, nowNs);
        camera.mute(true);
        recorded.feed(published, nowNs);
        picture(camera, "", 2, true);

        assertThat(heard.marks).isEmpty();
    }

    @Test
    void asksForAWholePictureAtTheStartAndWhenOneIsNeeded() {
        var camera = new IncomingTrack("1", MediaKind.VIDEO, List.of());
        published.put(CAMERA, camera);
        recorded.agreed(Set.of("ann"), published);
        picture(camera, "", 1, false);
        recorded.feed(published, nowNs);
        var layer = camera.knownLayers().getFirst();
        assertThat(layer.takeKeyFrameRequest(nowNs)).isTrue();
        picture(camera, "", 2, true);
        assertThat(layer.takeKeyFrameRequest(nowNs)).isFalse();

        heard.broken.add(CAMERA);
        recorded.tick(nowNs);
        assertThat(layer.takeKeyFrameRequest(nowNs + SECOND / 2)).isTrue();
    }

    private void voice(TrackName name) {
        published.put(name, new IncomingTrack("0", MediaKind.AUDIO, List.of()));
    }

    private void speak(TrackName name) {
        var track = Objects.requireNonNull(published.get(name));
        receive(track, "", new byte[] { (byte) 0xF8, 1 });
    }

    private void picture(IncomingTrack track, String rid, int mark, boolean keyFrame) {
        var payload = new byte[14];
        payload[0] = 0x10;
        payload[1] = (byte) (keyFrame ? 0 : 1);
        payload[9] = (byte) (rid.equals("h") ? 200 : 100);
        payload[13] = (byte) mark;
        receive(track, rid, payload);
    }

    private void receive(IncomingTrack track, String rid, byte[] payload) {
        nowNs += 20_000_000;
        int sequence = sequences.merge(track, 1, Integer::sum);
        var writer = new RtpWriter(200);
        writer.begin(96, true, 100 + sequence, sequence * 960, rid.hashCode()).payload(payload, 0, payload.length);
        var view = new RtpPacketView();
        assertThat(view.read(writer.bytes(), 0, writer.length())).isTrue();
        var layer = Objects.requireNonNull(track.layer(rid, rid.hashCode()));
        var kept = Objects.requireNonNull(layer.received(view, nowNs));
        track.forward(layer, kept, nowNs);
    }

    private static final class Heard implements RoomRecorder {

        final Set<TrackName> broken = new HashSet<>();
        final List<TrackName> tracks = new ArrayList<>();
        final Set<Integer> ssrcs = new HashSet<>();
        final List<Integer> numbers = new ArrayList<>();
        final List<Integer> marks = new ArrayList<>();

        @Override
        public void rtp(TrackName track, MediaKind kind, byte[] packet, int length, long nowNs) {
            var view = new RtpPacketView();
            assertThat(view.read(packet, 0, length)).isTrue();
            tracks.add(track);
            ssrcs.add(view.ssrc());
            numbers.add(view.sequence());
            marks.add((int) packet[length - 1]);
        }

        @Override
        public void clock(TrackName track, Rtcp.SenderReport report, long nowNs) {
            // Clocks are another test's.
        }

        @Override
        public Set<TrackName> takeBroken() {
            var taken = Set.copyOf(broken);
            broken.clear();
            return taken;
        }
    }
}
