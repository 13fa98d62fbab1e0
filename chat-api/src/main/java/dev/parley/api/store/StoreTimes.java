package dev.parley.api.store;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;

/** How long the stores take for commands, each kind by itself. Of what is in them nothing is looked at. */
@RequiredArgsConstructor
final class StoreTimes implements CommandListener, CommandLatencyRecorder {

    private static final String OTHER = "other";

    private static final Set<String> OF_MONGO = Set.of(
        "find",
        "getMore",
        "insert",
        "update",
        "delete",
        "findAndModify",
        "aggregate",
        "count",
        "distinct",
        "createIndexes"
    );

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10),
    };

    private final MeterRegistry registry;
    private final Map<String, Timer> mongo = new ConcurrentHashMap<>();
    private final Map<String, Timer> redis = new ConcurrentHashMap<>();

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        ofMongo(event.getCommandName(), event.getElapsedTime(TimeUnit.NANOSECONDS));
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        ofMongo(event.getCommandName(), event.getElapsedTime(TimeUnit.NANOSECONDS));
    }

    private void ofMongo(String command, long nanos) {
        String known = OF_MONGO.contains(command) ? command : OTHER;
        mongo.computeIfAbsent(known, name -> timer("mongo", name)).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void recordCommandLatency(
        SocketAddress local,
        SocketAddress remote,
        ProtocolKeyword command,
        long firstResponseNanos,
        long completionNanos
    ) {
        String known = command instanceof CommandType type ? type.name().toLowerCase(Locale.ROOT) : OTHER;
        redis.computeIfAbsent(known, name -> timer("redis", name)).record(completionNanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String store, String command) {
        return Timer.builder("parley.store.commands")
            .description("How long the stores take for commands")
            .tag("store", store)
            .tag("command", command)
            .serviceLevelObjectives(BOUNDS)
            .register(registry);
    }
}
