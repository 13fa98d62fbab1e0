package dev.parley.calls.session;

import dev.parley.calls.People;
import dev.parley.calls.place.Places;
import dev.parley.chat.id.IdGenerator;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One node of a cluster: its own services, on the Redis, clock, chats and recorder that it shares with the others. */
final class Node {

    private static final AtomicInteger IDS = new AtomicInteger();

    final CallService calls;
    final CallTimers timers;
    final CallStore store;
    final TimerQueue queue;
    final CallStandings standings;

    Node(StringRedisTemplate redis, MovableClock clock, Places places, CallRecorder recorder, CallEvents events) {
        this(redis, clock, places, recorder, events, CallJson.SHAPE);
    }

    /** @param shape of the version of the code that this node runs */
    Node(
        StringRedisTemplate redis,
        MovableClock clock,
        Places places,
        CallRecorder recorder,
        CallEvents events,
        int shape
    ) {
        var timing = new CallTiming(Calls.TIMES);
        var tracks = new TrackStore(redis, Calls.TIMES);
        store = new CallStore(redis, tracks, timing, Calls.TIMES, new CallJson(shape));
        var policy = new CallPolicy(places);
        queue = new TimerQueue(redis);
        standings = new CallStandings(store);
        var qualities = new QualityStore(redis, Calls.TIMES);
        var logins = new LoginStore(redis, Calls.TIMES);
        var changes = new CallChanges(
            new CallMachine(timing),
            policy,
            store,
            tracks,
            qualities,
            recorder,
            events,
            clock
        );
        IdGenerator ids = () -> People.id("d" + "%04d".formatted(IDS.incrementAndGet()));
        calls = new CallService(policy, changes, store, qualities, logins, queue, timing, clock, ids);
        timers = new CallTimers(queue, store, timing, changes, clock, Runnable::run);
    }
}
