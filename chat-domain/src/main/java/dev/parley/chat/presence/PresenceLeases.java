package dev.parley.chat.presence;

import dev.parley.chat.redis.RedisBatch;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who is there, in Redis. Each node says of each of its users how they are there; what a node says holds as long as the
 * node's lease, so that the users of a node that was killed are gone with it, and a heartbeat costs one write a node
 * however many users it has.
 *
 * <p>A node whose lease has lapsed goes on under another name and says everything anew. So whoever takes back what the
 * former name has said, user by user, takes nothing back that holds.
 *
 * <p>Keys under {@code parley:presence:}, each of which may be on another node of a cluster: {@code nodes}, the end of each
 * node's lease; {@code user:<id>}, what each node says of the user; {@code node:<id>}, the users of whom a node speaks;
 * {@code seen:<id>}, there for a minute after the time at which a user was last seen has been written.
 */
@Component
@RequiredArgsConstructor
class PresenceLeases {

    /** How long a node counts as alive after it has said so. */
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final Duration SEEN_AT_MOST_EVERY = Duration.ofMinutes(1);
    private static final String PREFIX = "parley:presence:";
    private static final String NODES = PREFIX + "nodes";
    private static final int AT_ONCE = 500;
    private static final String GONE = "gone";
    private static final String DEPARTED = "departed ";

    private static final RedisScript<Long> RENEW = RedisScript.of(
        new ClassPathResource("renew.lua", PresenceLeases.class),
        Long.class
    );

    private static final RedisScript<Long> DEPART = RedisScript.of(
        new ClassPathResource("depart.lua", PresenceLeases.class),
        Long.class
    );

    @SuppressWarnings("rawtypes")
    private static final RedisScript<List> SAY = RedisScript.of(
        new ClassPathResource("say.lua", PresenceLeases.class),
        List.class
    );

    private final StringRedisTemplate redis;
    private final ReactiveStringRedisTemplate batches;
    private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();
    private final AtomicLong renamed = new AtomicLong();

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
        if (redis.execute(RENEW, List.of(NODES), name(node), millis(now), millis(leaseEnd)) == 1) {
            return true;
        }
        String name = node + "." + renamed.incrementAndGet();
        redis.opsForZSet().add(NODES, name, leaseEnd.toEpochMilli());
        names.put(node, name);
        return false;
    }

    /** @param states how each user is there on this node, {@code OFFLINE} for no more */
    Changes report(String node, Instant now, Map<UserId, PresenceState> states) {
        var changes = new Changes(new HashSet<>(), new HashSet<>());
        for (var chunk : chunks(states.keySet())) {
            report(name(node), now, chunk, states, changes);
        }
        return changes;
    }

    /** The node's set of users has whoever it may speak of: more than it does, if it dies in between. */
    private void report(
        String node,
        Instant now,
        List<UserId> users,
        Map<UserId, PresenceState> states,
        Changes changes
    ) {
        var words = new HashMap<UserId, String>();
        users.forEach(user -> words.put(user, word(states.getOrDefault(user, PresenceState.OFFLINE))));
        String[] here = users
            .stream()
            .filter(user -> !GONE.equals(words.get(user)))
            .map(UserId::value)
            .toArray(String[]::new);
        if (here.length > 0) {
            redis.opsForSet().add(PREFIX + "node:" + node, here);
        }
        var alive = alive(now);
        var said = RedisBatch.ask(
            users
                .stream()
                .map(user -> say(node, user, words.getOrDefault(user, GONE)))
                .toList()
        );
        var gone = new ArrayList<UserId>();
        for (int i = 0; i < users.size(); i++) {
            var user = users.get(i);
            var before = pairs(said.get(i).orElseGet(List::of));
            var after = new HashMap<>(before);
            after.put(node, words.getOrDefault(user, GONE));
            change(user, state(before, alive), state(after, alive), changes, gone);
        }
        var leaving = users
            .stream()
            .filter(user -> GONE.equals(words.get(user)))
            .map(UserId::value)
            .toArray();
        if (leaving.length > 0) {
            redis.opsForSet().remove(PREFIX + "node:" + node, leaving);
        }
        changes.due().addAll(due(gone));
    }

    private static void change(
        UserId user,
        PresenceState before,
        PresenceState after,
        Changes changes,
        List<UserId> cameOrWent
    ) {
        if (before != after) {
            changes.users().add(user);
            if (before == PresenceState.OFFLINE || after == PresenceState.OFFLINE) {
                cameOrWent.add(user);
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private Mono<List> say(String node, UserId user, String word) {
        return batches.execute(SAY, List.of(PREFIX + "user:" + user), List.of(node, word)).next();
    }

    /** Those whose last seen has not been written for a minute. */
    private Set<UserId> due(List<UserId> users) {
        var first = RedisBatch.ask(
            users
                .stream()
                .map(user -> batches.opsForValue().setIfAbsent(PREFIX + "seen:" + user, "", SEEN_AT_MOST_EVERY))
                .toList()
        );
        var due = new HashSet<UserId>();
        for (int i = 0; i < users.size(); i++) {
            if (first.get(i).orElse(false)) {
                due.add(users.get(i));
            }
        }
        return due;
    }

    /** How each of the users is there on any node. */
    Map<UserId, PresenceState> read(Instant now, Collection<UserId> userIds) {
        var states = new HashMap<UserId, PresenceState>();
        var alive = userIds.isEmpty() ? Set.<String>of() : alive(now);
        for (var chunk : chunks(userIds)) {
            var said = RedisBatch.ask(chunk.stream().map(this::said).toList());
            for (int i = 0; i < chunk.size(); i++) {
                states.put(chunk.get(i), state(said.get(i).orElseGet(Map::of), alive));
            }
        }
        return states;
    }

    private Mono<Map<String, String>> said(UserId user) {
        return batches
            .<String, String>opsForHash()
            .entries(PREFIX + "user:" + user)
            .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Everyone of whom a node that is alive says that they are there. */
    Set<UserId> present(Instant now) {
        var users = new HashSet<UserId>();
        for (String node : alive(now)) {
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
                double leaseEnd = node.getScore() == null ? now.toEpochMilli() : node.getScore();
                depart(String.valueOf(node.getValue()), now).ifPresent(gone ->
                    swept.add(new Swept(sweep(gone), Instant.ofEpochMilli((long) leaseEnd)))
                );
            }
        }
        return swept;
    }

    /** The node's name, once it is marked as gone: from then on it cannot extend the lease, whatever its clock says. */
    private Optional<String> depart(String node, Instant now) {
        if (node.startsWith(DEPARTED)) {
            return Optional.of(node.substring(DEPARTED.length()));
        }
        boolean gone = redis.execute(DEPART, List.of(NODES), node, millis(now), DEPARTED + node) == 1;
        return gone ? Optional.of(node) : Optional.empty();
    }

    private Changes sweep(String node) {
        String key = PREFIX + "node:" + node;
        var ids = Optional.ofNullable(redis.opsForSet().distinctRandomMembers(key, AT_ONCE)).orElseGet(Set::of);
        var users = ids.stream().map(UserId::new).toList();
        if (!users.isEmpty()) {
            RedisBatch.run(
                users
                    .stream()
                    .map(user -> say(node, user, GONE))
                    .toList()
            );
            redis.opsForSet().remove(key, ids.toArray());
        }
        if (users.size() < AT_ONCE) {
            redis.opsForZSet().remove(NODES, DEPARTED + node);
        }
        return new Changes(Set.copyOf(users), due(users));
    }

    private Set<String> alive(Instant now) {
        var nodes = redis.opsForZSet().rangeByScore(NODES, now.toEpochMilli() + 1.0, Double.MAX_VALUE);
        return nodes == null ? Set.of() : nodes;
    }

    private String name(String node) {
        return names.getOrDefault(node, node);
    }

    private static Map<String, String> pairs(List<?> answer) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            pairs.put(answer.get(i).toString(), answer.get(i + 1).toString());
        }
        return pairs;
    }

    /** The best of what the nodes say that are alive. */
    private static PresenceState state(Map<String, String> said, Set<String> alive) {
        var best = PresenceState.OFFLINE;
        for (var each : said.entrySet()) {
            if (alive.contains(each.getKey())) {
                switch (each.getValue()) {
                    case "active" -> {
                        return PresenceState.ONLINE;
                    }
                    case "away" -> best = PresenceState.AWAY;
                    default -> {
                    }
                }
            }
        }
        return best;
    }

    private static final Map<PresenceState, String> WORDS = new EnumMap<>(
        Map.of(PresenceState.ONLINE, "active", PresenceState.AWAY, "away", PresenceState.OFFLINE, GONE)
    );

    private static String word(PresenceState state) {
        return WORDS.getOrDefault(state, GONE);
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
}
