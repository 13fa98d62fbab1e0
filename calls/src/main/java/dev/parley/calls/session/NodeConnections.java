package dev.parley.calls.session;

import dev.parley.chat.node.NodeId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * By which connections of this node calls were entered, in memory and in Redis, and that this node is alive. A connection
 * lives as long as its node says so, unless it is reported lost: a node writes one lease however many connections it has,
 * and those that are in no call cost nothing. Once a lease has lapsed, any other node finds here which calls have lost
 * somebody.
 */
@Component
class NodeConnections implements NodeLeases {

    private static final String NODES = "parley:call-nodes";
    private static final String DEPARTED = "departed ";

    private static final RedisScript<Long> RENEW = RedisScript.of(
        new ClassPathResource("renew.lua", NodeConnections.class),
        Long.class
    );
    private static final RedisScript<Long> DEPART = RedisScript.of(
        new ClassPathResource("depart.lua", NodeConnections.class),
        Long.class
    );

    private final StringRedisTemplate redis;
    private final Clock clock;
    private final String node;
    private final ConcurrentHashMap<ConnectionId, CallId> entered = new ConcurrentHashMap<>();

    NodeConnections(StringRedisTemplate redis, Clock clock, NodeId node) {
        this.redis = redis;
        this.clock = clock;
        this.node = node.value();
    }

    /**
     * Extends the lease; false where it had lapsed or was lost, so that others may have taken this node for dead, and as
     * long as they have not told all of its calls.
     */
    boolean renew(Instant now, Instant leaseEnd) {
        return redis.execute(RENEW, List.of(NODES), node, millis(now), millis(leaseEnd), DEPARTED + node) == 1;
    }

    @Override
    public boolean isHeld(NodeId other) {
        var end = redis.opsForZSet().score(NODES, other.value());
        return end != null && end > clock.millis();
    }

    /** To be noted before the state is written; an entry too many does no harm. */
    void entered(ConnectionId connection, CallId call) {
        entered.put(connection, call);
        note(connection, call);
    }

    /** Notes again what others may have removed when they took this node for dead. */
    void note(ConnectionId connection, CallId call) {
        redis.opsForHash().put(key(node), connection.value(), call.value());
    }

    /** The call that was entered last by this connection. */
    Optional<CallId> callOn(ConnectionId connection) {
        return Optional.ofNullable(entered.get(connection));
    }

    Map<ConnectionId, CallId> all() {
        return Map.copyOf(entered);
    }

    /** The connection is closed, and its call knows. */
    void forget(ConnectionId connection) {
        if (entered.remove(connection) != null) {
            redis.opsForHash().delete(key(node), connection.value());
        }
    }

    /** The other nodes whose lease ends by then, and those that were marked as gone before. */
    List<NodeLease> endingBy(Instant then) {
        return Optional.ofNullable(redis.opsForZSet().rangeByScoreWithScores(NODES, 0, then.toEpochMilli()))
            .orElseGet(Set::of)
            .stream()
            .map(NodeConnections::lease)
            .filter(lease -> !lease.node().value().equals(node))
            .toList();
    }

    private static NodeLease lease(ZSetOperations.TypedTuple<String> entry) {
        var name = Objects.requireNonNull(entry.getValue());
        var end = Instant.ofEpochMilli(Objects.requireNonNull(entry.getScore()).longValue());
        return name.startsWith(DEPARTED)
            ? new NodeLease(new NodeId(name.substring(DEPARTED.length())), end, true)
            : new NodeLease(new NodeId(name), end, false);
    }

    /**
     * Marks a node as gone whose lease ends by then. From now on it cannot extend it, whatever its clock says: one that is
     * alive finds that it has none. False where it has extended it.
     */
    boolean depart(NodeId other, Instant then) {
        var gone = DEPARTED + other.value();
        return redis.execute(DEPART, List.of(NODES), other.value(), millis(then), gone) == 1;
    }

    /** By which connections calls were entered on another node. */
    Map<ConnectionId, CallId> of(String other) {
        return redis
            .<String, String>opsForHash()
            .entries(key(other))
            .entrySet()
            .stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> new ConnectionId(entry.getKey()),
                    entry -> new CallId(entry.getValue())
                )
            );
    }

    /** The calls know that they have lost the connections of that node. */
    void forget(String other) {
        redis.delete(key(other));
        redis.opsForZSet().remove(NODES, DEPARTED + other);
    }

    private static String key(String node) {
        return "parley:call-node:" + node;
    }

    private static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }
}
