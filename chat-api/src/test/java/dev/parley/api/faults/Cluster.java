package dev.parley.api.faults;

import dev.parley.api.testing.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Three nodes on the same stores, each reached through gates. */
final class Cluster implements AutoCloseable {

    private static final int NODES = 3;
    private static final int STARTS = 3;
    private static final Duration SLOWNESS = Duration.ofMillis(15);
    private static final String[] SETTINGS = {
        "parley.realtime.audit-interval=1s",
        "parley.presence.audit-interval=2s",
        "parley.presence.heartbeat-interval=3s",
        "parley.presence.sweep-interval=2s",
        "parley.realtime.max-connections-per-user=50",
    };

    private final List<Node.Gated> nodes = new ArrayList<>();
    private final Node witness = Node.first();

    Cluster() {
        for (int i = 0; i < NODES; i++) {
            nodes.add(Node.startGated(SETTINGS));
        }
    }

    /** A node that nothing befalls, to ask for the truth. */
    Node witness() {
        return witness;
    }

    /** All of them, the witness first. */
    List<Node> nodes() {
        return Stream.concat(Stream.of(witness), nodes.stream().map(Node.Gated::node)).toList();
    }

    int size() {
        return NODES;
    }

    Node node(int index) {
        return nodes.get(index).node();
    }

    void begin(Fault fault, int index) {
        var gated = nodes.get(index);
        switch (fault) {
            case REDIS_CUT -> gated.redis().shut();
            case REDIS_PAUSED -> gated.redis().hold();
            case MONGO_CUT -> gated.mongo().shut();
            case MONGO_PAUSED -> gated.mongo().hold();
            case NODE_PAUSED -> {
                gated.redis().hold();
                gated.mongo().hold();
            }
            case SLOW_STORES -> {
                gated.redis().slow(SLOWNESS);
                gated.mongo().slow(SLOWNESS);
            }
            case REDIS_EMPTIED -> empty();
            case NODE_KILLED -> {
                gated.redis().shut();
                gated.mongo().shut();
                replace(index);
            }
            case NODE_REPLACED -> replace(index);
        }
    }

    void end(int index) {
        var gated = nodes.get(index);
        gated.redis().open();
        gated.mongo().open();
    }

    private void replace(int index) {
        nodes.get(index).close();
        nodes.set(index, startAsASupervisorDoes());
    }

    /** A node that finds no store in time does not start; whoever runs it starts it again. */
    private static Node.Gated startAsASupervisorDoes() {
        for (int attempt = 1; ; attempt++) {
            try {
                return Node.startGated(SETTINGS);
            } catch (BeansException storeTooSlow) {
                if (attempt == STARTS) {
                    throw storeTooSlow;
                }
            }
        }
    }

    private void empty() {
        try (var connection = Objects.requireNonNull(witness.bean(RedisConnectionFactory.class)).getConnection()) {
            connection.serverCommands().flushAll();
        }
    }

    @Override
    public void close() {
        nodes.forEach(Node.Gated::close);
    }
}
