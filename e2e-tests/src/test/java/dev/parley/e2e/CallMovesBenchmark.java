package dev.parley.e2e;

import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.Nodes;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.page.PlayedMedia;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For how long sound and pictures are missing when the node of a call's router goes away; see docs/benchmarks.md. */
@EndToEnd
@Tag(SceneExtension.MEDIA)
class CallMovesBenchmark {

    private static final int TIMES = Integer.getInteger("parley.benchmark.moves", 10);
    private static final int SERVED = 5;
    private static final int CALLS = 4;

    @Test
    void whenItIsKilled(Scene scene) throws IOException {
        measure(scene, "kill -9", ParleyServer::kill);
    }

    @Test
    void whenItStopsInOrder(Scene scene) throws IOException {
        measure(scene, "SIGTERM", ParleyServer::stop);
    }

    private static void measure(Scene scene, String how, Consumer<ParleyServer> end) throws IOException {
        var sound = new Measurement(how + ": longest time without a packet of a voice");
        var picture = new Measurement(how + ": longest time without a picture");
        var late = new Measurement(
            how + ": longest time between two looks, by which that of a picture may be too long"
        );
        var concealed = new Measurement(how + ": sound that was made up");
        try (var nodes = Nodes.start(Environment.current(), "moving", 2)) {
            var call = CallOnNodes.start(scene, nodes);
            for (int i = 0; i < TIMES; i++) {
                int former = call.router();
                var watched = call.watch();
                end.accept(nodes.withRouterAt(former));
                call.awaitMoved(former);
                call.awaitEverybody();
                for (var track : PlayedMedia.stop(watched)) {
                    (track.isSound() ? sound : picture).add(track.longestMs());
                    late.add(track.lateMs());
                    if (track.isSound()) {
                        concealed.add(track.concealedMs());
                    }
                }
                nodes.startAll();
                serve(nodes);
                call.awaitEverybody();
            }
            call.end();
        }
        var text = Measurement.head() + sound.row() + picture.row() + concealed.row() + late.row();
        Reports.write("moves-" + how.replace(" ", "") + ".md", text);
    }

    /** People of each node chat and call first, as they would for hours: what has just started is slow for a while. */
    private static void serve(Nodes nodes) {
        for (int i = 0; i < SERVED; i++) {
            serve(new Api(nodes.address(0)));
            serve(new Api(nodes.address(1)));
        }
    }

    private static void serve(Api api) {
        var dora = api.register("Dora");
        var emil = api.register("Emil");
        var chat = api.createGroup(dora, "Served", emil);
        for (int i = 0; i < CALLS; i++) {
            try (var doras = api.chatter(dora); var emils = api.chatter(emil)) {
                doras.send(chat, "one");
                var call = doras.call(chat);
                emils.accept(call);
                emils.leave(call);
            }
        }
    }
}
