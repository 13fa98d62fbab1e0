package dev.parley.calls.media;

import dev.parley.calls.session.CallId;
import dev.parley.chat.node.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * In Redis: {@code parley:call:{<id>}:router}, in the slot of what else is kept of the call, and for each node the calls in
 * {@code parley:router:<node>}, where an entry too many does no harm.
 */
@Component
@RequiredArgsConstructor
class RedisRouterPlaces implements RouterPlaces {

    /** Longer than any audit may be late; a call that still has its router extends it. */
    private static final Duration TTL = Duration.ofHours(1);

    private static final RedisScript<String> TAKE = RedisScript.of(
        new ClassPathResource("take.lua", RedisRouterPlaces.class),
        String.class
    );
    private static final RedisScript<Long> RELEASE = RedisScript.of(
        new ClassPathResource("release.lua", RedisRouterPlaces.class),
        Long.class
    );

    private final StringRedisTemplate redis;

    @Override
    public Optional<NodeId> find(CallId call) {
        return Optional.ofNullable(redis.opsForValue().get(key(call))).map(NodeId::new);
    }

    @Override
    public NodeId take(CallId call, Optional<NodeId> former, NodeId node) {
        // First, so that no call is forgotten whose node dies now.
        redis.opsForSet().add(key(node), call.value());
        redis.expire(key(node), TTL);
        return new NodeId(
            redis.execute(
                TAKE,
                List.of(key(call)),
                former.map(NodeId::value).orElse(""),
                node.value(),
                String.valueOf(TTL.toMillis())
            )
        );
    }

    @Override
    public void release(CallId call, NodeId node) {
        redis.execute(RELEASE, List.of(key(call)), node.value());
        redis.opsForSet().remove(key(node), call.value());
    }

    @Override
    public Set<CallId> callsOf(NodeId node) {
        return Optional.ofNullable(redis.opsForSet().members(key(node)))
            .orElseGet(Set::of)
            .stream()
            .map(CallId::new)
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void forget(NodeId node) {
        redis.delete(key(node));
    }

    private static String key(NodeId node) {
        return "parley:router:" + node;
    }

    private static String key(CallId call) {
        return "parley:call:{" + call + "}:router";
    }
}
