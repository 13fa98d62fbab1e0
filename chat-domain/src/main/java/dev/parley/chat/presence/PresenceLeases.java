package dev.parley.chat.presence;

import dev.parley.chat.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * Who is there, in Redis. Each node says of each of its users how they are there; what a node says holds as long as the
 * node's lease, so that the users of a node that was killed are gone with it, and a heartbeat costs one write a node
 * however many users it has.
 *
 * <p>Keys under {@code parley:presence:}: {@code nodes}, the end of each node's lease; {@code user:<id>}, what each node
 * says of the user; {@code node:<id>}, the users of whom a node speaks; {@code seen:<id>}, there for a minute after the
 * time at which a user was last seen has been written.
 */
@Component
@RequiredArgsConstructor
class PresenceLeases {

    /** How long a node counts as alive after it has said so. */
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final String PREFIX = "parley:presence:";
    private static final String NODES = PREFIX + "nodes";
    private static final int AT_ONCE = 500;
    private static final String GONE = "gone";

    private static final RedisScript<Long> RENEW = RedisScript.of(resource("renew.lua"), Long.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> REPORT = RedisScript.of(resource("report.lua"), List.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> READ = RedisScript.of(resource("read.lua"), List.class);

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> SWEEP = RedisScript.of(resource("sweep.lua"), List.class);

    private final StringRedisTemplate redis;

    /**
     * What came of a change.
     *
     * @param users whose presence is another than before
     * @param due those of them whose last seen is to be written, which is at most once a minute
     */
    record Changes(Set<UserId> users, Set<UserId> due) {
        static final Changes NONE = new Changes(Set.of(), Set.of());
    }

    /** What was found of a node that is gone. */
    record Swept(Changes changes, Instant leaseEnd) {}

    /** Extends the lease; false when it had lapsed or was lost, so that the node has to report all its users anew. */
    boolean renew(String node, Instant now, Instant leaseEnd) {
        return redis.execute(RENEW, List.of(NODES), node, millis(now), millis(leaseEnd)) == 1;
    }

    /** @param states how each user is there on this node, {@code OFFLINE} for no more */
    Changes report(String node, Instant now, Map<UserId, PresenceState> states) {
        var changes = new Changes(new HashSet<>(), new HashSet<>());
        for (var chunk : chunks(states.keySet())) {
            var arguments = new ArrayList<>(List.of(node, millis(now)));
            for (UserId userId : chunk) {
                arguments.add(userId.value());
                arguments.add(word(states.getOrDefault(userId, PresenceState.OFFLINE)));
            }
            read(redis.execute(REPORT, List.of(NODES), arguments.toArray()), changes);
        }
        return changes;
    }

    /** How each of the users is there on any node. */
    Map<UserId, PresenceState> read(Instant now, Collection<UserId> userIds) {
        var states = new HashMap<UserId, PresenceState>();
        for (var chunk : chunks(userIds)) {
            Object[] arguments = Stream.concat(Stream.of(millis(now)), chunk.stream().map(UserId::value)).toArray();
            List<?> found = redis.execute(READ, List.of(NODES), arguments);
            for (int i = 0; i < chunk.size(); i++) {
                states.put(chunk.get(i), state(found.get(i).toString()));
            }
        }
        return states;
    }

    /** Everyone of whom a node that is alive says that they are there. */
    Set<UserId> present(Instant now) {
        var users = new HashSet<UserId>();
        var nodes = redis.opsForZSet().rangeByScore(NODES, now.toEpochMilli() + 1.0, Double.MAX_VALUE);
        for (String node : nodes == null ? Set.<String>of() : nodes) {
            var ids = redis.opsForSet().members(PREFIX + "node:" + node);
            (ids == null ? Set.<String>of() : ids).forEach(id -> users.add(new UserId(id)));
        }
        return users;
    }

    /** Takes back what the nodes have said whose lease has lapsed, some hundreds of users a call. */
    List<Swept> sweep(Instant now) {
        var swept = new ArrayList<Swept>();
        var lapsed = redis.opsForZSet().rangeByScoreWithScores(NODES, 0, now.toEpochMilli());
        if (lapsed != null) {
            for (var node : lapsed) {
                var changes = new Changes(new HashSet<>(), new HashSet<>());
                String id = String.valueOf(node.getValue());
                read(redis.execute(SWEEP, List.of(NODES), id, millis(now), String.valueOf(AT_ONCE)), changes);
                double leaseEnd = node.getScore() == null ? now.toEpochMilli() : node.getScore();
                swept.add(new Swept(changes, Instant.ofEpochMilli((long) leaseEnd)));
            }
        }
        return swept;
    }

    /** Adds the pairs of a script's answer: a user, and 1 where the last seen is due. */
    private static void read(List<?> answer, Changes into) {
        for (int i = 0; i < answer.size(); i += 2) {
            var userId = new UserId(answer.get(i).toString());
            into.users().add(userId);
            if (
                answer
                    .get(i + 1)
                    .toString()
                    .equals("1")
            ) {
                into.due().add(userId);
            }
        }
    }

    private static final Map<PresenceState, String> WORDS = new EnumMap<>(
        Map.of(PresenceState.ONLINE, "active", PresenceState.AWAY, "away", PresenceState.OFFLINE, GONE)
    );

    private static String word(PresenceState state) {
        return WORDS.getOrDefault(state, GONE);
    }

    private static PresenceState state(String word) {
        return switch (word) {
            case "active" -> PresenceState.ONLINE;
            case "away" -> PresenceState.AWAY;
            default -> PresenceState.OFFLINE;
        };
    }

    private static List<List<UserId>> chunks(Collection<UserId> userIds) {
        var all = List.copyOf(userIds);
        var chunks = new ArrayList<List<UserId>>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return chunks;
    }

    private static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }

    private static ClassPathResource resource(String name) {
        return new ClassPathResource(name, PresenceLeases.class);
    }
}
