package dev.parley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Nodes;
import dev.parley.e2e.page.PlayedMedia;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The call of a group whose router goes away with its node, and which goes on by another: two real processes. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallMovesE2E {

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
    void movesBeforeItsNodeStops(Scene scene) {
        var call = CallOnNodes.start(scene, nodes);
        int former = call.router();
        var callId = call.participants().getFirst().call().callId();
        var watched = call.watch();

        nodes.withRouterAt(former).stop();

        call.awaitMoved(former);
        var played = watched
            .stream()
            .flatMap(each -> each.stop().stream())
            .toList();
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
        assertGoesOn(call, callId);
    }

    @Test
    void comesBackByItselfWhenItsNodeIsKilled(Scene scene) {
        var call = CallOnNodes.start(scene, nodes);
        int former = call.router();
        var callId = call.participants().getFirst().call().callId();

        nodes.withRouterAt(former).kill();

        call.awaitMoved(former);
        assertGoesOn(call, callId);
    }

    /** The same call, with the same people and tracks, to its end. */
    private static void assertGoesOn(CallOnNodes call, String callId) {
        call.awaitEverybody();
        assertThat(call.participants()).allSatisfy(each -> assertThat(each.call().callId()).isEqualTo(callId));
        call.end();
    }
}
