package dev.parley.api.realtime.bus;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.async.BaseRedisAsyncCommands;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Two connections to Redis, one to publish and one to hear. Both come back by themselves when they are lost: what waits to
 * be published is sent then, in no certain order ({@link Outbox} keeps that of a topic), and everything is subscribed to
 * anew.
 */
final class RedisLine implements Interests.Subscriber, AutoCloseable {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final StatefulConnection<String, byte[]> outward;
    private final BaseRedisAsyncCommands<String, byte[]> commands;
    private final StatefulRedisPubSubConnection<String, byte[]> inward;
    /** Whether it knows all who have subscribed: each master of a cluster knows its own alone. */
    private final boolean knowsAll;

    /**
     * Connects, or throws where Redis is away.
     *
     * @param heard gets each message with its channel, on a thread that must not be held up
     */
    static RedisLine connect(LettuceConnectionFactory redis, BiConsumer<String, byte[]> heard) {
        return switch (redis.getRequiredNativeClient()) {
            case RedisClient single -> {
                var outward = single.connect(CODEC);
                yield new RedisLine(
                    outward,
                    outward.async(),
                    beside(outward, () -> single.connectPubSub(CODEC)),
                    true,
                    heard
                );
            }
            case RedisClusterClient cluster -> {
                var outward = cluster.connect(CODEC);
                yield new RedisLine(
                    outward,
                    outward.async(),
                    beside(outward, () -> cluster.connectPubSub(CODEC)),
                    false,
                    heard
                );
            }
            default -> throw new IllegalStateException("neither a Redis nor a cluster of them");
        };
    }

    /** The second connection; the first does not stay behind without it. */
    private static StatefulRedisPubSubConnection<String, byte[]> beside(
        StatefulConnection<String, byte[]> first,
        Supplier<? extends StatefulRedisPubSubConnection<String, byte[]>> connect
    ) {
        try {
            return connect.get();
        } catch (RuntimeException redisAway) {
            first.close();
            throw redisAway;
        }
    }

    private RedisLine(
        StatefulConnection<String, byte[]> outward,
        BaseRedisAsyncCommands<String, byte[]> commands,
        StatefulRedisPubSubConnection<String, byte[]> inward,
        boolean knowsAll,
        BiConsumer<String, byte[]> heard
    ) {
        this.outward = outward;
        this.commands = commands;
        this.inward = inward;
        this.knowsAll = knowsAll;
        // While Redis is away commands wait rather than fail, since most absences are short; NodeBus bounds how many.
        outward.setTimeout(Duration.ZERO);
        inward.setTimeout(Duration.ZERO);
        inward.addListener(
            new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, byte[] body) {
                    heard.accept(channel, body);
                }
            }
        );
    }

    /** Completes when Redis has taken it; never waits. */
    CompletionStage<Long> publish(Topic topic, byte[] body) {
        return commands.publish(topic.channel(), body);
    }

    /** Whether anybody has subscribed to the topic, or may have. */
    CompletionStage<Boolean> hasListeners(Topic topic) {
        return knowsAll
            ? commands.pubsubNumsub(topic.channel()).thenApply(counts -> counts.getOrDefault(topic.channel(), 0L) > 0)
            : CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<?> subscribe(Topic topic) {
        return inward.async().subscribe(topic.channel()).toCompletableFuture();
    }

    @Override
    public void unsubscribe(Topic topic) {
        inward.async().unsubscribe(topic.channel());
    }

    @Override
    public void close() {
        inward.close();
        outward.close();
    }
}
