package dev.parley.calls.session;

import dev.parley.calls.People;
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

    Node(StringRedisTemplate redis, MovableClock clock, CallableChats chats, CallRecorder recorder, CallEvents events) {
        var timing = new CallTiming(Calls.TIMES);
        store = new CallStore(redis, timing, Calls.TIMES);
        queue = new TimerQueue(redis);
        var qualities = new QualityStore(redis, Calls.TIMES);
        var logins = new LoginStore(redis, Calls.TIMES);
        var changes = new CallChanges(new CallMachine(timing), store, qualities, recorder, events, clock);
        IdGenerator ids = () -> People.id("d" + "%04d".formatted(IDS.incrementAndGet()));
        calls = new CallService(new CallPolicy(chats), changes, store, qualities, logins, queue, timing, clock, ids);
        timers = new CallTimers(queue, store, timing, changes, clock, Runnable::run);
    }
}
