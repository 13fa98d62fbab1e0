package dev.parley.e2e;

import dev.parley.e2e.RouterLoad.Manner;
import dev.parley.e2e.environment.Downlink;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Ports;
import dev.parley.e2e.environment.Waiting;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The router's line to one receiver of a camera in three layers becomes slow, and fast again; see docs/benchmarks.md. Without
 * Janus, whose VideoRoom leaves the choice of a layer to the application.
 */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.FULL_DEVICES)
class RouterThrottleBenchmark {

    private static final int TIMES = Integer.getInteger("parley.benchmark.times", 2);
    /** So many that the call rings nobody. */
    private static final int MEMBERS = 12;
    private static final int SLOW_KBIT_S = 300;
    private static final int FAST_KBIT_S = 20_000;
    private static final int WHOLE_HEIGHT = 540;
    private static final int FITTING_HEIGHT = 270;
    private static final Duration ADAPTED = Duration.ofSeconds(25);
    private static final Duration SETTLING = Duration.ofSeconds(5);

    @Test
    void adapts(Scene scene) throws IOException {
        int port = Ports.free();
        var rows = new StringBuilder(
            """
            | until the layer that fits, ms | pictures stood still until then and %d s after, s | until the whole again, ms |
            |---|---|---|
            """.formatted(SETTLING.toSeconds())
        );
        try (
            var server = ParleyServer.startAsInstalled(
                Environment.current(),
                "router-throttle",
                "--parley.calls.router.bind-address=127.0.0.1",
                "--parley.calls.router.tcp-enabled=false",
                "--parley.calls.router.port=" + port
            )
        ) {
            var load = RouterLoad.open(scene, server, MEMBERS);
            for (int i = 0; i < TIMES; i++) {
                rows.append(row(load, port));
                load.stop();
            }
        }
        Reports.write("router-throttle.md", rows.toString());
    }

    private static String row(RouterLoad load, int port) {
        load.start(1, Manner.LAYERED);
        untilHeight(load, WHOLE_HEIGHT);
        try (var line = Downlink.toOne(port, load.receiversPort())) {
            Waiting.pass(SETTLING);
            double before = stoodStill(load);
            line.throttle(SLOW_KBIT_S);
            var less = untilHeight(load, FITTING_HEIGHT);
            Waiting.pass(SETTLING);
            double still = stoodStill(load) - before;
            line.throttle(FAST_KBIT_S);
            return "| %s | %.1f | %s |%n".formatted(less, still, untilHeight(load, WHOLE_HEIGHT));
        }
    }

    private static double stoodStill(RouterLoad load) {
        return load.totals().getOrDefault("frozenSeconds", 0.0);
    }

    /** Whole milliseconds, or that it took too long. */
    private static String untilHeight(RouterLoad load, int height) {
        var took = load.untilHeight(height, ADAPTED);
        return took.isPresent()
            ? "%.0f".formatted(took.getAsDouble())
            : "not within %d s".formatted(ADAPTED.toSeconds());
    }
}
