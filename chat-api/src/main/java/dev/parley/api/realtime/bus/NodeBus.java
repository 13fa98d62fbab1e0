package dev.parley.api.realtime.bus;

import dev.parley.api.protocol.ProtocolJson;
import dev.parley.chat.id.IdGenerator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lombok.extern.slf4j.Slf4j;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.listener.ChannelTopic;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries messages to the other nodes over one Redis channel, in order, at most once. Nothing waits for it: a message
 * that does not get through costs the others a moment, since chats are compared with their logs (see {@code ChatFeeds}).
 */
@Slf4j
@Component
public class NodeBus implements SmartLifecycle {

    private static final ChannelTopic CHANNEL = ChannelTopic.of("parley:nodes");
    private static final int MAX_WAITING = 10_000;
    private static final int RETRY_MS = 250;

    private final JsonMapper mapper = ProtocolJson.configure(JsonMapper.builder()).build();
    private final BlockingQueue<NodeMessage> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final RedisMessageListenerContainer subscription = new RedisMessageListenerContainer();
    private final StringRedisTemplate redis;
    private final Inbound inbound;
    private final String nodeId;
    private volatile boolean running;
    private Thread publisher = Thread.ofVirtual().unstarted(() -> {});

    /** Where the messages of other nodes go; must not block. */
    @FunctionalInterface
    public interface Inbound extends Consumer<NodeMessage> {}

    private record Envelope(String from, NodeMessage message) {}

    public NodeBus(RedisConnectionFactory connections, StringRedisTemplate redis, IdGenerator ids, Inbound inbound) {
        this.redis = redis;
        this.inbound = inbound;
        this.nodeId = ids.next();
        subscription.setConnectionFactory(connections);
        // On the receiving thread itself: a pool would change the order.
        subscription.setTaskExecutor(new SyncTaskExecutor());
        subscription.addMessageListener((message, _) -> receive(message.getBody()), CHANNEL);
    }

    /** Queues the message; when Redis has been away for too long it is dropped. */
    public void publish(NodeMessage message) {
        if (!waiting.offer(message)) {
            log.warn("Redis is away or slow: dropped a message to the other nodes");
        }
    }

    private void receive(byte[] body) {
        try {
            var envelope = mapper.readValue(body, Envelope.class);
            if (!envelope.from().equals(nodeId)) {
                inbound.accept(envelope.message());
            }
        } catch (JacksonException unreadable) {
            log.warn("Another node sent what this one cannot read: {}", unreadable.getOriginalMessage());
        }
    }

    private void publishWaiting() {
        try {
            while (running) {
                var message = waiting.take();
                try {
                    publishUntilSent(mapper.writeValueAsString(new Envelope(nodeId, message)));
                } catch (JacksonException unwritable) {
                    log.error("Could not write a message to the other nodes", unwritable);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps at the oldest message while Redis is away: the others get all that fits the queue, in order, afterwards. */
    private void publishUntilSent(String body) throws InterruptedException {
        for (boolean first = true; running; first = false) {
            try {
                redis.convertAndSend(CHANNEL.getTopic(), body);
                return;
            } catch (RuntimeException redisAway) {
                if (first) {
                    log.warn("Redis is away, messages to the other nodes wait: {}", redisAway.toString());
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        subscription.afterPropertiesSet();
        subscription.start();
        publisher = Thread.ofVirtual().name("node-bus").start(this::publishWaiting);
    }

    @Override
    public void stop() {
        running = false;
        publisher.interrupt();
        subscription.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
