package dev.parley.api.realtime.bus;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which topics this node wants to hear, each for as many holders as it has. A topic that nobody holds any more stays
 * subscribed for a while, as who reloads a page comes back at once.
 */
@Component
@RequiredArgsConstructor
class Interests implements Topics {

    /** How long a topic stays subscribed that nobody holds. */
    static final Duration LINGER = Duration.ofSeconds(30);

    /** Until there is another connection, each command fails at once. */
    private final Executor afterwards = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

    private final Clock clock;
    private final Map<Topic, Held> topics = new HashMap<>();
    private Subscriber subscriber = Subscriber.NONE;

    /** Tells Redis. Neither method waits. */
    interface Subscriber {
        Subscriber NONE = new Subscriber() {
            @Override
            public CompletableFuture<?> subscribe(Topic topic) {
                return new CompletableFuture<>();
            }

            @Override
            public void unsubscribe(Topic topic) {}
        };

        /** Completes when Redis has confirmed it; with an {@link IOException} where the connection breaks before. */
        CompletableFuture<?> subscribe(Topic topic);

        void unsubscribe(Topic topic);
    }

    private static final class Held {

        private final CompletableFuture<Void> confirmed = new CompletableFuture<>();
        private int holders;
        private Instant idleSince = Instant.EPOCH;
    }

    @Override
    public synchronized Interest hold(Topic topic) {
        var held = topics.get(topic);
        boolean heardBefore = held != null && held.confirmed.isDone();
        if (held == null) {
            held = new Held();
            topics.put(topic, held);
            subscribe(topic, held);
        }
        held.holders++;
        var counted = held;
        return new Interest(heardBefore, held.confirmed, () -> release(counted));
    }

    private synchronized void release(Held held) {
        held.holders--;
        held.idleSince = clock.instant();
    }

    /** Subscribes through this one from now on, beginning with all that is held. */
    synchronized void through(Subscriber connected) {
        subscriber = connected;
        topics.forEach(this::subscribe);
    }

    private void subscribe(Topic topic, Held held) {
        subscriber.subscribe(topic).whenComplete((_, failure) -> {
            if (failure == null) {
                held.confirmed.complete(null);
            } else if (failure instanceof IOException) {
                afterwards.execute(() -> subscribeAgain(topic, held));
            }
        });
    }

    /** The connection broke, and nothing but this subscribes to what it was asked for while it was breaking. */
    private synchronized void subscribeAgain(Topic topic, Held held) {
        if (topics.get(topic) == held) {
            subscribe(topic, held);
        }
    }

    /** Lets go of topics that nobody has held for a while. */
    @Scheduled(fixedDelay = 10_000)
    synchronized void tidy() {
        var until = clock.instant().minus(LINGER);
        var idle = new ArrayList<Topic>();
        topics.forEach((topic, held) -> {
            if (held.holders == 0 && !held.idleSince.isAfter(until)) {
                idle.add(topic);
            }
        });
        for (Topic topic : idle) {
            topics.remove(topic);
            subscriber.unsubscribe(topic);
        }
    }

    synchronized Collection<Topic> topics() {
        return List.copyOf(topics.keySet());
    }
}
