package dev.parley.calls.session;

import dev.parley.calls.People;
import dev.parley.calls.place.Places;
import dev.parley.chat.id.IdGenerator;
import dev.parley.chat.node.NodeId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One node of a cluster: its own services, on the Redis, clock, chats and recorder that it shares with the others. */
final class Node {

    private static final AtomicInteger IDS = new AtomicInteger();

    final CallService calls;
    final CallHosting hosting;
    final CallRecordings recordings;
    final CallRemovals removals;
    final ConnectionLeases leases;
    final CallChanges changes;
    final CallTimers timers;
    final CallStore store;
    final TimerQueue queue;
    final CallStandings standings;
    final PlaceCalls placeCalls;
    /** What all who belong to a place were told by this node. */
    final List<CallNotice> notices = new CopyOnWriteArrayList<>();
    /** Which nodes were found dead by this one, each time. */
    final List<NodeId> departed = new CopyOnWriteArrayList<>();
    /** Whether messages of this node reach another one. */
    volatile Predicate<NodeId> heard = _ -> true;
    /** What such a node has left behind cannot be dealt with. */
    volatile boolean failsDepartures;

    Node(StringRedisTemplate redis, MovableClock clock, Places places, CallRecorder recorder, CallEvents events) {
        this(redis, batches(redis), clock, places, recorder, events, CallJson.SHAPE);
    }

    /** @param shape of the version of the code that this node runs */
    Node(
        StringRedisTemplate redis,
        ReactiveStringRedisTemplate batches,
        MovableClock clock,
        Places places,
        CallRecorder recorder,
        CallEvents events,
        int shape
    ) {
        IdGenerator ids = () -> People.id("d" + "%04d".formatted(IDS.incrementAndGet()));
        var timing = new CallTiming(Calls.TIMES);
        var policy = new CallPolicy(places);
        var tracks = new TrackStore(redis, Calls.TIMES);
        var states = new CallStates(redis, Calls.TIMES, clock, new CallJson(shape));
        var connections = new NodeConnections(redis, clock, new NodeId(ids.next()));
        queue = new TimerQueue(redis, batches);
        store = new CallStore(
            states,
            tracks,
            new CallClaims(redis, states, Calls.TIMES),
            new CallIndex(batches, Calls.TIMES),
            queue,
            timing,
            connections
        );
        var qualities = new QualityStore(redis, Calls.TIMES);
        var logins = new LoginStore(redis, Calls.TIMES);
        standings = new CallStandings(store);
        var changedPlaces = new ChangedPlaces(redis);
        placeCalls = new PlaceCalls(policy, store, changedPlaces);
        changes = new CallChanges(
            new CallMachine(timing),
            policy,
            store,
            tracks,
            qualities,
            recorder,
            events,
            new Announcements(policy, changedPlaces, notices::add),
            FakeMedia.DIRECT,
            List.of(),
            new CallCounts(),
            clock
        );
        var dead = new DeadNodes(connections, node -> heard.test(node), Calls.TIMES, () ->
            TimeUnit.MILLISECONDS.toNanos(clock.millis())
        );
        leases = new ConnectionLeases(connections, changes, dead, timing, Calls.TIMES, clock, List.of(this::departed));
        hosting = new CallHosting(policy, changes, store, events);
        removals = new CallRemovals(changes, store, logins, policy);
        recordings = new CallRecordings(policy, changes, FakeMedia.DIRECT, store, Calls.TIMES, ids);
        calls = new CallService(
            policy,
            changes,
            removals,
            recordings,
            FakeMedia.DIRECT,
            store,
            qualities,
            logins,
            clock,
            ids
        );
        timers = new CallTimers(queue, store, timing, changes, policy, leases, clock, Runnable::run);
    }

    private void departed(NodeId node) {
        departed.add(node);
        if (failsDepartures) {
            throw new QueryTimeoutException("away");
        }
    }

    /** As the gateway does it now and then. */
    void alive(Predicate<ConnectionId> open) {
        leases.renew();
        leases.settle(open);
    }

    /** A node that runs another version of the code. */
    static Node ofShape(
        int shape,
        StringRedisTemplate redis,
        MovableClock clock,
        Places places,
        CallRecorder recorder,
        CallEvents events
    ) {
        return new Node(redis, batches(redis), clock, places, recorder, events, shape);
    }

    private static ReactiveStringRedisTemplate batches(StringRedisTemplate redis) {
        return new ReactiveStringRedisTemplate(
            (ReactiveRedisConnectionFactory) Objects.requireNonNull(redis.getConnectionFactory())
        );
    }
}
