package dev.parley.chat.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * The registry in Redis: {@code parley:node:<id>}, a hash that expires unless its node renews it, and {@code parley:nodes},
 * the ids. Each command has one key, so that a cluster may keep them where it likes. An id without its hash is a dead node.
 */
@Component
@RequiredArgsConstructor
class RedisNodes implements Nodes {

    static final Duration LEASE = Duration.ofSeconds(45);

    private static final String IDS = "parley:nodes";
    private static final String NODE = "parley:node:";
    private static final String ADDRESS = "address";
    private static final String VERSION = "version";
    private static final String CONNECTIONS = "connections";
    private static final String MEDIA_PEOPLE = "mediaPeople";
    private static final String DRAINING = "draining";

    private static final RedisScript<Void> REGISTER = script("register.lua");
    private static final RedisScript<Void> DRAIN = script("drain.lua");

    private final StringRedisTemplate redis;

    @Override
    public void register(NodeId id, String address, String version, int connections, int mediaPeople) {
        // The id last: one without its hash would be removed as dead.
        redis.execute(
            REGISTER,
            List.of(NODE + id),
            String.valueOf(LEASE.toMillis()),
            ADDRESS,
            address,
            VERSION,
            version,
            CONNECTIONS,
            String.valueOf(connections),
            MEDIA_PEOPLE,
            String.valueOf(mediaPeople)
        );
        redis.opsForSet().add(IDS, id.value());
    }

    @Override
    public Optional<NodeStatus> find(NodeId id) {
        var fields = redis.<String, String>opsForHash().entries(NODE + id);
        return fields.isEmpty()
            ? Optional.empty()
            : Optional.of(
                  new NodeStatus(
                      id,
                      fields.getOrDefault(ADDRESS, ""),
                      fields.getOrDefault(VERSION, ""),
                      Integer.parseInt(fields.getOrDefault(CONNECTIONS, "0")),
                      Integer.parseInt(fields.getOrDefault(MEDIA_PEOPLE, "0")),
                      Boolean.parseBoolean(fields.get(DRAINING))
                  )
              );
    }

    @Override
    public List<NodeStatus> all() {
        return ids()
            .stream()
            .flatMap(id -> find(id).stream())
            .toList();
    }

    @Override
    public void drain(NodeId id) {
        redis.execute(DRAIN, List.of(NODE + id));
    }

    @Override
    public void remove(NodeId id) {
        redis.delete(NODE + id);
        redis.opsForSet().remove(IDS, id.value());
    }

    @Override
    public List<NodeId> removeDead() {
        var dead = new ArrayList<NodeId>();
        for (NodeId id : ids()) {
            if (!Boolean.TRUE.equals(redis.hasKey(NODE + id))) {
                redis.opsForSet().remove(IDS, id.value());
                dead.add(id);
            }
        }
        return dead;
    }

    private List<NodeId> ids() {
        var ids = redis.opsForSet().members(IDS);
        return (ids == null ? Set.<String>of() : ids)
            .stream()
            .map(NodeId::new)
            .sorted(Comparator.comparing(NodeId::value))
            .toList();
    }

    private static RedisScript<Void> script(String name) {
        return RedisScript.of(new ClassPathResource(name, RedisNodes.class));
    }
}
