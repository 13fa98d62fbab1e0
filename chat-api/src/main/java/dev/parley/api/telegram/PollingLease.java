package dev.parley.api.telegram;

import dev.parley.chat.node.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import lombok.extern.slf4j.Slf4j;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Which node talks to Telegram: the Bot API lets one at a time ask for updates. A node that does not renew its lease loses
 * it, and the next that asks has it. What two nodes do for a moment at once, {@link Steps} make happen once.
 */
@Slf4j
class PollingLease {

    private static final int RENEWALS = 5;
    private static final RedisScript<Long> RENEW = Keys.script("renew.lua", Long.class);
    private static final RedisScript<Long> RELEASE = Keys.script("release.lua", Long.class);

    private final StringRedisTemplate redis;
    private final NodeId node;
    private final Duration term;
    private volatile boolean held;
    private volatile long heldUntil;

    PollingLease(StringRedisTemplate redis, NodeId node, TelegramProperties properties) {
        this.redis = redis;
        this.node = node;
        term = properties.lease();
    }

    boolean isHeld() {
        return held && System.nanoTime() - heldUntil < 0;
    }

    /** Gets or prolongs it, if it is to be had; returns after which time to do it again. */
    Duration renew() {
        long asked = System.nanoTime();
        var millis = Long.toString(term.toMillis());
        boolean had = isHeld();
        boolean got = Objects.equals(redis.execute(RENEW, List.of(Keys.POLLER), node.value(), millis), 1L);
        heldUntil = asked + term.toNanos();
        held = got;
        if (got && !had) {
            log.info("This node talks to Telegram");
        }
        return term.dividedBy(RENEWALS);
    }

    /** Leaves it to another node. */
    void release() {
        held = false;
        redis.execute(RELEASE, List.of(Keys.POLLER), node.value());
    }
}
