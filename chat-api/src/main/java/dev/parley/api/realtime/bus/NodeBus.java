package dev.parley.api.realtime.bus;

import dev.parley.api.realtime.bus.Outbox.Publication;
import dev.parley.chat.node.NodeId;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/**
 * Carries messages to the other nodes by Redis, each by the {@link Topic}s of those whom it concerns, in order for each
 * topic. One may be lost, or come twice where the connection breaks before Redis has answered. Nothing waits for it: a
 * message that does not get through costs the others a moment, since what is durable is compared with the stores (see
 * {@code ChatFeeds}).
 *
 * <p>One thread publishes. It sends what has gathered for a topic as one, and the topics without waiting for each other's
 * answers; see {@link Outbox} for why one topic does wait.
 */
@Slf4j
@Component
public class NodeBus implements SmartLifecycle {

    private static final int MAX_WAITING = 10_000;
    private static final int TOGETHER = 256;
    /** Publications without an answer yet, each of another topic. So many wait in the connection while Redis is away. */
    private static final int ON_THEIR_WAY = 1_000;
    private static final int RETRY_MS = 250;
    private static final int ANSWER_WITHIN_MS = 3_000;
    private static final int LISTENERS_KNOWN_WITHIN_MS = 250;

    private final Outbox outbox = new Outbox(MAX_WAITING, TOGETHER);
    private final Semaphore window = new Semaphore(ON_THEIR_WAY);
    private final BusCounts counts = new BusCounts();
    private final LettuceConnectionFactory redis;
    private final NodeId self;
    private final Inbound inbound;
    private final BusCodec codec;
    private final Interests interests;
    private final Seldom seldom;
    private volatile boolean running;
    private volatile @Nullable RedisLine line;
    private Thread publisher = Thread.ofVirtual().unstarted(() -> {});
    private @Nullable Lanes lanes;

    public NodeBus(LettuceConnectionFactory redis, NodeId self, Inbound inbound, Interests interests, Clock clock) {
        this.redis = redis;
        this.self = self;
        this.inbound = inbound;
        this.codec = new BusCodec(self);
        this.interests = interests;
        this.seldom = new Seldom(clock);
    }

    /** Queues the message for every topic that it concerns; when Redis has been away for too long it is given up. */
    public void publish(NodeMessage message) {
        Letter.of(message).forEach(letter -> {
            if (!hasRoomFor(message) || !outbox.offer(letter)) {
                counts.unsent(1);
                seldom.run(() -> log.warn("Redis is away or slow: gave up messages to the other nodes"));
            }
        });
    }

    /** Whether the node hears what is published for it: false only where Redis says at once that it does not. */
    public boolean isHeardBy(NodeId node) {
        if (!(line instanceof RedisLine connected)) {
            return true;
        }
        try {
            return connected
                .hasListeners(Topic.node(node))
                .toCompletableFuture()
                .get(LISTENERS_KNOWN_WITHIN_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException | TimeoutException redisAway) {
            return true;
        }
    }

    /** Who is there is found by an audit of its own, and gives way to what is not. */
    private boolean hasRoomFor(NodeMessage message) {
        return !(message instanceof NodeMessage.PresenceTouched) || outbox.size() < MAX_WAITING / 2;
    }

    public BusCounts counts() {
        return counts;
    }

    /** How many topics this node has subscribed to. */
    public int topics() {
        return interests.topics().size();
    }

    int waiting() {
        return outbox.size();
    }

    private void run(Lanes into) {
        try {
            var connected = connect(into);
            line = connected;
            interests.through(connected);
            while (running) {
                publishNext(connected);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private RedisLine connect(Lanes into) throws InterruptedException {
        while (true) {
            try {
                return RedisLine.connect(redis, (channel, body) -> take(into, channel, body));
            } catch (RuntimeException redisAway) {
                seldom.run(() -> log.warn("Redis is away, messages to the other nodes wait: {}", redisAway.toString()));
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            }
        }
    }

    private void publishNext(RedisLine connected) throws InterruptedException {
        var publication = outbox.take();
        window.acquire();
        try {
            connected
                .publish(publication.topic(), codec.encode(publication.messages()))
                .toCompletableFuture()
                .orTimeout(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
                .whenComplete((_, failure) -> answered(publication, failure));
        } catch (RuntimeException | Error unsendable) {
            answered(publication, unsendable);
        }
    }

    private void answered(Publication publication, @Nullable Throwable failure) {
        window.release();
        if (failure instanceof TimeoutException) {
            // Given up by the client with this, if it has not lost it while a connection broke.
            outbox.again(publication);
            return;
        }
        if (failure instanceof IOException) {
            // Of what is on its way by a connection that is reset the client sends again all but the first. Until it has
            // another connection it fails what comes at once.
            CompletableFuture.delayedExecutor(RETRY_MS, TimeUnit.MILLISECONDS).execute(() -> outbox.again(publication));
            return;
        }
        outbox.answered(publication.topic());
        int messages = publication.messages().size();
        if (failure == null) {
            counts.published(messages);
        } else {
            counts.unsent(messages);
            seldom.run(() -> log.warn("Could not publish to the other nodes: {}", failure.toString()));
        }
    }

    private void take(Lanes into, String channel, byte[] body) {
        if (!codec.isOwn(body) && !into.offer(channel, body)) {
            counts.overran();
            seldom.run(() -> log.warn("Messages of other nodes come faster than they are delivered: left some out"));
        }
    }

    private void deliver(byte[] body) {
        var decoded = codec.decode(body);
        counts.heard(decoded.messages().size());
        if (decoded.unreadable() > 0) {
            counts.unreadable(decoded.unreadable());
            seldom.run(() -> log.warn("Another node sends what this one cannot read; it is left alone"));
        }
        inbound.heard(decoded.messages());
    }

    @Override
    public void start() {
        running = true;
        var into = new Lanes(this::deliver);
        lanes = into;
        interests.hold(Topic.node(self));
        interests.hold(Topic.everywhere());
        publisher = Thread.ofVirtual()
            .name("node-bus")
            .start(() -> run(into));
    }

    @Override
    public void stop() {
        running = false;
        interests.through(Interests.Subscriber.NONE);
        publisher.interrupt();
        if (line instanceof RedisLine connected) {
            connected.close();
        }
        if (lanes instanceof Lanes open) {
            open.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server lets the first connection in, and until the last is closed. */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
