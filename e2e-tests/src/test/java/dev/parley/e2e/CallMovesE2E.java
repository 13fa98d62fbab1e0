package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Nodes;
import dev.parley.e2e.page.PlayedMedia;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The call of a group whose router goes away with its node, and which goes on by another: two real processes. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.LONG)
class CallMovesE2E {

    /** How long each part of a recording is at least. */
    private static final int SECONDS = 6;

    private static Nodes nodes;

    @BeforeAll
    static void build() {
        nodes = Nodes.start(Environment.current(), "moves", 2);
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @BeforeEach
    void allNodesRun() {
        nodes.startAll();
    }

    @Test
    void movesWithItsRecordingBeforeItsNodeStops(Scene scene) {
        var call = CallOnNodes.startRecorded(scene, nodes);
        call.awaitRecordedFor(SECONDS);
        int former = call.router();
        var callId = call.callId();
        var watched = call.watch();

        nodes.withRouterAt(former).stop();

        call.awaitMoved(former);
        assertPlayedWithoutAGap(PlayedMedia.stop(watched));
        assertGoesOn(call, callId);
        assertRecordedInTwoParts(call);
    }

    @Test
    void comesBackByItselfWhenItsNodeIsKilled(Scene scene) {
        var call = CallOnNodes.start(scene, nodes);
        int former = call.router();
        var callId = call.callId();

        nodes.withRouterAt(former).kill();

        call.awaitMoved(former);
        assertGoesOn(call, callId);
        call.end();
    }

    /** Each track came by the new router while it still came by the former one. */
    private static void assertPlayedWithoutAGap(List<PlayedMedia.Track> played) {
        assertThat(played)
            .hasSize(10)
            .allSatisfy(track -> {
                assertThat(track.moves()).as("%s", track).isEqualTo(1);
                assertThat(track.overlapped()).as("%s", track).isTrue();
            });
        assertThat(played)
            .filteredOn(PlayedMedia.Track::isSound)
            .allSatisfy(track ->
                assertThat(track.concealedMs())
                    .as("%s", track)
                    .isLessThan(track.playedMs() / 4)
            );
    }

    /** Nobody is asked again, the red mark stays, and the files of both parts play. */
    private static void assertRecordedInTwoParts(CallOnNodes call) {
        int seconds = call.participants().getFirst().call().recordedSeconds();
        assertThat(seconds).isGreaterThanOrEqualTo(SECONDS);
        call.awaitRecordedFor(seconds + SECONDS);
        assertThat(call.participants()).noneMatch(each -> each.call().isAskedToBeRecorded());
        call.participants().getFirst().call().stopRecording();
        call.participants().forEach(each -> each.call().awaitNotRecorded());

        // The window of the call would lie over them.
        var boris = call.participants().get(1);
        boris.call().hangUp();
        var files = boris.page().chats().open(call.group()).files();
        var names = files.awaitFiles(10);
        var parts = List.of(partOf(names, "index (part)"), partOf(names, "index"));
        assertThat(parts).doesNotHaveDuplicates();
        for (var part : parts) {
            assertThat(names).contains(
                "camera - Anna" + part + ".webm",
                "microphone - Anna" + part + ".ogg",
                "camera - Boris" + part + ".webm",
                "microphone - Boris" + part + ".ogg"
            );
        }
        files.playRecordedVideo("camera - Anna" + parts.getFirst() + ".webm", 4);
    }

    /** What the names of a part end with, before what kind of file it is. */
    private static String partOf(List<String> names, String index) {
        var pattern = Pattern.compile(Pattern.quote(index) + "( - .*)\\.json");
        return names
            .stream()
            .map(pattern::matcher)
            .filter(Matcher::matches)
            .map(matched -> matched.group(1))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + index + " is among " + names));
    }

    /** It is the same call, with the same people and tracks. */
    private static void assertGoesOn(CallOnNodes call, String callId) {
        call.awaitEverybody();
        assertThat(call.callId()).isEqualTo(callId);
    }
}
