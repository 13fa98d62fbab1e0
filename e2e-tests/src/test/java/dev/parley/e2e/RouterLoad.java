package dev.parley.e2e;

import dev.parley.e2e.browser.Window;
import dev.parley.e2e.environment.Api;
import dev.parley.e2e.environment.ParleyServer;
import dev.parley.e2e.environment.Person;
import dev.parley.e2e.environment.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The page of {@link RouterBenchmark} and {@link RouterThrottleBenchmark}: one who publishes and many who receive, by a router or by none. */
final class RouterLoad {

    private static final Duration CONNECTED = Duration.ofMinutes(2);

    private final Window window;
    private final Map<String, Object> room;

    private RouterLoad(Window window, Map<String, Object> room) {
        this.window = window;
        this.room = room;
    }

    /**
     * A page with a group of one who publishes and others who may receive.
     *
     * @param receivers how many, more than a call of a group rings: they join
     */
    static RouterLoad open(Scene scene, ParleyServer server, int receivers) throws IOException {
        var api = new Api(server.address());
        var people = IntStream.rangeClosed(0, receivers)
            .mapToObj(i -> api.register("Listener " + i))
            .toList();
        var others = people.subList(1, people.size()).toArray(Person[]::new);
        var room = Map.of(
            "socket",
            "ws://" + server.address().getAuthority() + "/api/socket",
            "place",
            api.createGroup(people.getFirst(), "Benchmark", others),
            "people",
            people
                .stream()
                .map(each -> Map.of("id", each.id(), "accessToken", api.accessToken(each)))
                .toList()
        );
        var window = scene.window("Load");
        window.allowOtherServers();
        window.visit(server.address().resolve("/login"));
        try (var script = RouterLoad.class.getResourceAsStream("router-benchmark.js")) {
            window.run(new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        return new RouterLoad(window, room);
    }

    /** How the media are sent. */
    enum Manner {
        /** A camera in one layer. */
        PLAIN,
        /** So is told how long packets of sound are on their way. */
        STAMPED,
        /** A larger camera, in three layers. */
        LAYERED,
    }

    /** For how many milliseconds a receiver waited. */
    record Waited(double connection, double picture, double sound) {}

    /** By the router: waits until all receive, and answers how long each has waited. */
    List<Waited> start(int receivers, Manner manner) {
        return start("parley", room, receivers, manner);
    }

    /** The same by no router. */
    List<Waited> startDirect(int receivers, Manner manner) {
        return start("direct", Map.of(), receivers, manner);
    }

    /** The same by a room of Janus that there is not yet. */
    List<Waited> startJanus(URI socket, int number, int receivers, Manner manner) {
        return start("janus", Map.of("socket", socket.toString(), "room", number), receivers, manner);
    }

    private List<Waited> start(String kind, Map<String, Object> where, int receivers, Manner manner) {
        window.run("routerBenchmark.start(...arguments)", kind, where, receivers, manner.name());
        var waited = Waiting.until(
            "all receivers to see and hear",
            CONNECTED,
            () -> window.run("return routerBenchmark.waited"),
            Objects::nonNull
        );
        if (waited instanceof List<?> each) {
            return each
                .stream()
                .map(one -> (Map<?, ?>) one)
                .map(one ->
                    new Waited(number(one.get("connection")), number(one.get("picture")), number(one.get("sound")))
                )
                .toList();
        }
        throw new AssertionError(waited);
    }

    /** What all receivers together have got since the start, and what was sent to them. */
    Map<String, Double> totals() {
        var totals = new LinkedHashMap<String, Double>();
        ((Map<?, ?>) Objects.requireNonNull(window.run("return routerBenchmark.totals()"))).forEach((name, value) ->
            totals.put((String) name, number(value))
        );
        return totals;
    }

    /** For how many milliseconds each packet of sound was on its way, since this was last asked; where they are stamped. */
    List<Double> passed() {
        return ((List<?>) Objects.requireNonNull(window.run("return routerBenchmark.passed()")))
            .stream()
            .map(RouterLoad::number)
            .toList();
    }

    /** The port at which the first receiver gets its media by UDP. */
    int receiversPort() {
        return (int) number(window.run("return routerBenchmark.port()"));
    }

    /** How many milliseconds it takes from now until the first receiver's pictures have this height; empty if it takes longer. */
    OptionalDouble untilHeight(int height, Duration limit) {
        var took = window.run("return routerBenchmark.untilHeight(...arguments)", height, limit.toMillis());
        return took == null ? OptionalDouble.empty() : OptionalDouble.of(number(took));
    }

    void stop() {
        window.run("return routerBenchmark.stop()");
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }
}
