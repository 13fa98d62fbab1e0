package dev.parley.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.e2e.RouterLoad.Manner;
import dev.parley.e2e.RouterLoad.Waited;
import dev.parley.e2e.environment.Environment;
import dev.parley.e2e.environment.JanusServer;
import dev.parley.e2e.environment.Loss;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.ProcessLoad;
import dev.parley.e2e.environment.SharedStores;
import dev.parley.e2e.environment.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The router beside Janus VideoRoom: the same page, the same media, in turns; see docs/benchmarks.md. One publishes a camera
 * of 640x360 in one layer, and a tone; all others receive. What the processes cost is what Linux counts for them.
 */
@EndToEnd
@Tag(SceneExtension.MEDIA)
@Tag(SceneExtension.FULL_DEVICES)
class RouterBenchmark {

    private static final int[] RECEIVERS = { 6, 12, 24 };
    private static final int[] LOSSES = { 5, 15 };
    private static final int OF_LOSS = 6;
    private static final int OF_DELAY = 6;
    private static final int TIMES = Integer.getInteger("parley.benchmark.times", 2);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("parley.benchmark.seconds", 20));

    private static SharedStores stores;
    private static ParleyServer parley;
    private static JanusServer janus;
    private static int janusRooms = 9_000;

    private RouterLoad load;

    /** What is measured. */
    private record Subject(String name, long pid) {}

    /** What went by in a while. */
    private record Flow(double micros, double packets, Map<String, Double> totals) {
        double perPacket() {
            return micros / packets;
        }

        /** Without what the process takes by itself. */
        Flow above(@Nullable Double idleMicros) {
            return new Flow(micros - Objects.requireNonNull(idleMicros), packets, totals);
        }

        double of(String name) {
            return totals.getOrDefault(name, 0.0);
        }
    }

    @BeforeAll
    static void build() {
        assumeTrue(JanusServer.isInstalled(), "Debian's package janus is not installed");
        var environment = Environment.current();
        stores = new SharedStores();
        var settings = Stream.concat(
            stores.settings().stream(),
            Stream.of("--parley.calls.router.bind-address=127.0.0.1", "--parley.calls.router.tcp-enabled=false")
        );
        parley = ParleyServer.startAsInstalled(environment, "router-benchmark", settings.toArray(String[]::new));
        janus = JanusServer.start(environment);
    }

    @AfterAll
    static void close() {
        if (janus != null) {
            janus.close();
            parley.close();
            stores.close();
        }
    }

    @BeforeEach
    void openThePage(Scene scene) throws IOException {
        load = RouterLoad.open(scene, parley, RECEIVERS[RECEIVERS.length - 1]);
    }

    @Test
    void costs() throws IOException {
        var rows = new StringBuilder(
            """
            | receivers | Janus, µs a packet | Parley, µs a packet | ratio |
            |---|---|---|---|
            """
        );
        var idle = warmUp();
        var firsts = new LinkedHashMap<String, Measurement>();
        for (int receivers : RECEIVERS) {
            var costs = new LinkedHashMap<String, List<Double>>();
            for (int i = 0; i < TIMES; i++) {
                for (var subject : inTurns(i)) {
                    for (var waited : start(subject, receivers, Manner.PLAIN)) {
                        firsts
                            .computeIfAbsent(subject.name + ": join → connected", Measurement::new)
                            .add(waited.connection());
                        firsts
                            .computeIfAbsent(subject.name + ": join → first picture", Measurement::new)
                            .add(waited.picture());
                        firsts
                            .computeIfAbsent(subject.name + ": join → first sound", Measurement::new)
                            .add(waited.sound());
                    }
                    Waiting.pass(SETTLING);
                    costs
                        .computeIfAbsent(subject.name, _ -> new ArrayList<>())
                        .add(measure(subject).above(idle.get(subject)).perPacket());
                    load.stop();
                }
            }
            double janusCosts = mean(costs.getOrDefault("Janus", List.of()));
            double parleyCosts = mean(costs.getOrDefault("Parley", List.of()));
            rows.append(
                "| %d | %.1f | %.1f | %.2f |%n".formatted(receivers, janusCosts, parleyCosts, parleyCosts / janusCosts)
            );
        }
        idle.forEach((subject, micros) ->
            rows.append(
                "%n%s without a call: %.1f %% of a core%n".formatted(subject.name, micros / MEASURED.toMillis() / 10)
            )
        );
        var waits = new StringBuilder(Measurement.head());
        firsts.values().forEach(each -> waits.append(each.row()));
        Reports.write("router-costs.md", rows + "\n" + waits);
    }

    /** Each has a call that is not counted; then what its process takes without one is measured, in microseconds. */
    private Map<Subject, Double> warmUp() {
        var idle = new LinkedHashMap<Subject, Double>();
        for (var subject : inTurns(0)) {
            start(subject, RECEIVERS[RECEIVERS.length - 1], Manner.PLAIN);
            measure(subject);
            load.stop();
        }
        Waiting.pass(SETTLING);
        for (var subject : inTurns(0)) {
            idle.put(subject, spent(subject));
        }
        return idle;
    }

    @Test
    void memory() throws IOException {
        int receivers = RECEIVERS[RECEIVERS.length - 1];
        var rows = new StringBuilder(
            """
            | | before, MiB | with %d more, MiB | KiB a participant |
            |---|---|---|---|
            """.formatted(receivers + 1)
        );
        for (var subject : inTurns(0)) {
            long before = ProcessLoad.of(subject.pid).residentKib();
            start(subject, receivers, Manner.PLAIN);
            Waiting.pass(SETTLING);
            long after = ProcessLoad.of(subject.pid).residentKib();
            load.stop();
            rows.append(
                "| %s | %d | %d | %d |%n".formatted(
                    subject.name,
                    before / 1024,
                    after / 1024,
                    (after - before) / (receivers + 1)
                )
            );
        }
        Reports.write("router-memory.md", rows.toString());
    }

    @Test
    void underLoss() throws IOException {
        var rows = new StringBuilder(
            """
            | loss each way | | pictures decoded of those sent | freezes a minute | share of time frozen | sound made up |
            |---|---|---|---|---|---|
            """
        );
        for (int percent : LOSSES) {
            var flows = new LinkedHashMap<String, List<Flow>>();
            for (int i = 0; i < TIMES; i++) {
                for (var subject : inTurns(i)) {
                    flows.computeIfAbsent(subject.name, _ -> new ArrayList<>()).add(underLoss(subject, percent));
                }
            }
            flows.forEach((name, each) -> rows.append("| %d %% | %s ".formatted(percent, name)).append(ofLoss(each)));
        }
        Reports.write("router-loss.md", rows.toString());
    }

    private Flow underLoss(Subject subject, int percent) {
        start(subject, OF_LOSS, Manner.PLAIN);
        try (var _ = Loss.of(percent)) {
            Waiting.pass(SETTLING);
            return measure(subject);
        } finally {
            load.stop();
        }
    }

    /** The mean of all times; of the freezes the least and the most, too. */
    private static String ofLoss(List<Flow> flows) {
        double seconds = MEASURED.toSeconds() * (double) OF_LOSS;
        var freezes = flows
            .stream()
            .mapToDouble(flow -> (60 * flow.of("freezes")) / seconds)
            .summaryStatistics();
        return "| %.0f %% | %.1f (%.1f to %.1f) | %.1f %% | %.1f %% |%n".formatted(
            mean(flows, flow -> (100 * flow.of("framesDecoded")) / (flow.of("framesSent") * OF_LOSS)),
            freezes.getAverage(),
            freezes.getMin(),
            freezes.getMax(),
            mean(flows, flow -> (100 * flow.of("frozenSeconds")) / seconds),
            mean(
                flows,
                flow -> (100 * (flow.of("concealedSamples") - flow.of("silentConcealedSamples"))) / flow.of("samples")
            )
        );
    }

    private static double mean(List<Flow> flows, ToDoubleFunction<Flow> value) {
        return flows.stream().mapToDouble(value).average().orElseThrow();
    }

    /** What a router adds is what it takes longer than without any. */
    @Test
    void delays() throws IOException {
        var rows = new StringBuilder(Measurement.head());
        load.startDirect(OF_DELAY, Manner.STAMPED);
        rows.append(delays("no router"));
        for (var subject : inTurns(0)) {
            start(subject, OF_DELAY, Manner.STAMPED);
            rows.append(delays(subject.name));
        }
        Reports.write("router-delays.md", rows.toString());
    }

    private String delays(String subject) {
        var delays = new Measurement(subject + ": a packet of sound encoded → received");
        Waiting.pass(SETTLING);
        load.passed();
        Waiting.pass(MEASURED);
        load.passed().forEach(delays::add);
        load.stop();
        return delays.row(1);
    }

    /** Each is first as often as the other. */
    private static List<Subject> inTurns(int time) {
        var subjects = List.of(new Subject("Janus", janus.pid()), new Subject("Parley", parley.pid()));
        return time % 2 == 0 ? subjects : subjects.reversed();
    }

    private List<Waited> start(Subject subject, int receivers, Manner manner) {
        return subject.pid == janus.pid()
            ? load.startJanus(janus.socket(), janusRooms++, receivers, manner)
            : load.start(receivers, manner);
    }

    private Flow measure(Subject subject) {
        var before = load.totals();
        double micros = spent(subject);
        var totals = load.totals();
        totals.replaceAll((name, value) -> value - before.getOrDefault(name, 0.0));
        return new Flow(micros, totals.getOrDefault("packets", 0.0), totals);
    }

    /** What its process takes while it is measured, in microseconds. */
    private static double spent(Subject subject) {
        long begun = ProcessLoad.of(subject.pid).cpuMicros();
        Waiting.pass(MEASURED);
        return ProcessLoad.of(subject.pid).cpuMicros() - (double) begun;
    }

    private static double mean(List<Double> values) {
        return values
            .stream()
            .mapToDouble(each -> each)
            .average()
            .orElseThrow();
    }
}
