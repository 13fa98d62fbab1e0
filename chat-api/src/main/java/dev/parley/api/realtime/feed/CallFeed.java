package dev.parley.api.realtime.feed;

import dev.parley.api.call.CallMapper;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.protocol.SessionEvent;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.api.security.Principal;
import dev.parley.calls.history.CallHistory;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallStandings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what this node's connections have been told of calls. Announcements may be lost, with Redis or with the node
 * that made them, so this is compared with the store from time to time: connections are told what they missed, and that
 * a call has ended if the store no longer has it.
 */
@Slf4j
@Component
@RequiredArgsConstructor
public class CallFeed {

    private static final int PEOPLE_AT_ONCE = 500;

    private final Connections connections;
    private final CallStandings standings;
    private final CallHistory history;
    private final CallMapper mapper;
    private final FrameCodec codec;
    private final Clock clock;
    private final ConcurrentHashMap<Connection, ToldCalls> told = new ConcurrentHashMap<>();
    /** Those that do not know which calls their user has, since the store was away when they came. */
    private final Set<Connection> toldNothing = ConcurrentHashMap.newKeySet();
    private boolean failing;

    /** The frame as it is to be sent now: what a call still has to ring depends on when that is. */
    public ServerFrame timed(ServerFrame frame) {
        var now = clock.instant();
        return switch (frame) {
            case CallEvent.Started(var re, var call) -> new CallEvent.Started(re, CallView.timed(call, now));
            case CallEvent.State(var re, var call) -> new CallEvent.State(re, CallView.timed(call, now));
            case CallEvent.Ringing(var call) -> new CallEvent.Ringing(CallView.timed(call, now));
            case CallEvent.Changed(var call) -> new CallEvent.Changed(CallView.timed(call, now));
            default -> frame;
        };
    }

    /** Sends a frame, and remembers what it says of the calls of the connection's user. Never blocks. */
    public void send(Connection connection, ServerFrame frame, byte[] encoded) {
        var person = connection.principal().map(Principal::person);
        if (person.isEmpty() || !(frame instanceof CallEvent || frame instanceof SessionEvent.Ready)) {
            connection.send(encoded);
            return;
        }
        told.computeIfAbsent(connection, _ -> new ToldCalls()).tell(person.get(), frame, () ->
            connection.send(encoded)
        );
        if (!connection.isOpen()) {
            forget(connection);
        }
    }

    /** The calls as they are to be sent now. */
    List<CallView> timed(List<CallView> calls) {
        var now = clock.instant();
        return calls
            .stream()
            .map(call -> CallView.timed(call, now))
            .toList();
    }

    /** The connection has come while the store is away; it is told of all calls by the next audit that finds the store. */
    void toldNothing(Connection connection) {
        toldNothing.add(connection);
        if (!connection.isOpen()) {
            forget(connection);
        }
    }

    public void forget(Connection connection) {
        told.remove(connection);
        toldNothing.remove(connection);
    }

    /** One log line for an outage of a store. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        try {
            var people = connections.people();
            for (int from = 0; from < people.size(); from += PEOPLE_AT_ONCE) {
                audit(people.subList(from, Math.min(from + PEOPLE_AT_ONCE, people.size())));
            }
            failing = false;
        } catch (RuntimeException storeAway) {
            if (!failing) {
                log.warn("What was told of calls cannot be compared with the store", storeAway);
            }
            failing = true;
        }
    }

    private void audit(List<Person> people) {
        var live = standings.liveCallsOf(people);
        for (Person person : people) {
            var calls = live.getOrDefault(person, List.of());
            connections
                .of(person)
                .stream()
                .filter(Connection::isSubscribed)
                .forEach(connection -> audit(connection, person, calls));
        }
    }

    private void audit(Connection connection, Person person, List<Call> live) {
        if (toldNothing.contains(connection)) {
            // Asked first: where it fails, the next audit finds that nothing was told.
            var unreadable = standings.unreadableCallsOf(person);
            if (toldNothing.remove(connection)) {
                tell(connection, new CallEvent.Listed(timed(mapper.toViews(live)), unreadable));
            }
            return;
        }
        var held = Optional.ofNullable(told.get(connection)).map(ToldCalls::all).orElseGet(Map::of);
        for (Call call : live) {
            var known = held.get(call.id());
            if (known == null || known.lacks(call)) {
                var view = mapper.toView(call);
                boolean rings = known == null && call.answeredAt() == null;
                tell(connection, rings ? new CallEvent.Ringing(view) : new CallEvent.Changed(view));
            }
        }
        var ids = live.stream().map(Call::id).collect(Collectors.toSet());
        held.forEach((id, known) -> {
            if (!ids.contains(id)) {
                standing(person, id, known.place()).ifPresent(frame -> tell(connection, frame));
            }
        });
    }

    private void tell(Connection connection, ServerFrame frame) {
        var now = timed(frame);
        send(connection, now, codec.encode(now));
    }

    /** Empty for a call that only newer nodes can tell of: it goes on. */
    private Optional<ServerFrame> standing(Person person, CallId id, CallPlace place) {
        return switch (standings.standing(id, person)) {
            case CallStandings.Standing.Told(var event) -> Optional.of(mapper.toFrame(event));
            case CallStandings.Standing.Unreadable() -> Optional.empty();
            case CallStandings.Standing.Gone() -> Optional.of(
                person
                    .userId()
                    .flatMap(user -> history.find(user, id))
                    .map(past -> new CallEvent.Ended(id, place, past.reason(), past.durationMs()))
                    .orElseGet(() -> new CallEvent.Ended(id, place, CallEndReason.LOST, 0))
            );
        };
    }
}
