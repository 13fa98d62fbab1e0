package dev.parley.api.realtime.feed;

import dev.parley.api.call.CallMapper;
import dev.parley.api.protocol.CallEvent;
import dev.parley.api.protocol.CallView;
import dev.parley.api.protocol.ServerFrame;
import dev.parley.api.realtime.connection.Connection;
import dev.parley.api.realtime.connection.Connections;
import dev.parley.api.realtime.connection.FrameCodec;
import dev.parley.calls.history.CallHistory;
import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import dev.parley.calls.session.CallEndReason;
import dev.parley.calls.session.CallId;
import dev.parley.calls.session.CallStandings;
import dev.parley.chat.user.UserId;
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

    private static final int USERS_AT_ONCE = 500;

    private final Connections connections;
    private final CallStandings standings;
    private final CallHistory history;
    private final CallMapper mapper;
    private final FrameCodec codec;
    private final Clock clock;
    private final ConcurrentHashMap<Connection, Map<CallId, Told>> told = new ConcurrentHashMap<>();
    /** Those that do not know which calls their user has, since the store was away when they came. */
    private final Set<Connection> toldNothing = ConcurrentHashMap.newKeySet();
    private boolean failing;

    /** @param tracksVersion up to which every change of the tracks was told */
    private record Told(CallPlace place, long version, long tracksVersion) {
        boolean lacks(Call call) {
            return version < call.version() || tracksVersion < call.tracksVersion();
        }

        Told and(Told other) {
            return new Told(place, Math.max(version, other.version), Math.max(tracksVersion, other.tracksVersion));
        }

        /** Where one was missed the next audit tells the whole call. */
        Told andTracks(long next) {
            return next == tracksVersion + 1 ? new Told(place, version, next) : this;
        }
    }

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

    /** Remembers a frame that the connection is about to get. */
    public void telling(Connection connection, Person person, ServerFrame frame) {
        switch (frame) {
            case CallEvent.Started started -> holds(connection, person, started.call());
            case CallEvent.State state -> holds(connection, person, state.call());
            case CallEvent.TracksChanged(var callId, var _, var version, var _, var _) -> held(connection).ifPresent(
                calls -> calls.computeIfPresent(callId, (_, held) -> held.andTracks(version))
            );
            case CallEvent.Ringing ringing -> holds(connection, person, ringing.call());
            case CallEvent.Changed changed -> holds(connection, person, changed.call());
            case CallEvent.Ended ended -> held(connection).ifPresent(calls -> calls.remove(ended.callId()));
            default -> {
            }
        }
    }

    /** The connection is told of these calls as those that its user has now. */
    public List<CallView> telling(Connection connection, Person person, List<CallView> calls) {
        var now = clock.instant();
        var timed = calls
            .stream()
            .map(call -> CallView.timed(call, now))
            .toList();
        timed.forEach(call -> holds(connection, person, call));
        return timed;
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

    private Optional<Map<CallId, Told>> held(Connection connection) {
        return Optional.ofNullable(told.get(connection));
    }

    private void holds(Connection connection, Person person, CallView call) {
        var held = told.computeIfAbsent(connection, _ -> new ConcurrentHashMap<>());
        if (call.occupies(person)) {
            held.merge(call.id(), new Told(call.place(), call.version(), call.tracksVersion()), Told::and);
        } else {
            held.remove(call.id());
        }
        if (!connection.isOpen()) {
            forget(connection);
        }
    }

    /** One log line for an outage of a store. */
    @Scheduled(fixedDelayString = "${parley.realtime.audit-interval:5s}")
    void audit() {
        try {
            var users = connections.users();
            for (int from = 0; from < users.size(); from += USERS_AT_ONCE) {
                audit(users.subList(from, Math.min(from + USERS_AT_ONCE, users.size())));
            }
            failing = false;
        } catch (RuntimeException storeAway) {
            if (!failing) {
                log.warn("What was told of calls cannot be compared with the store", storeAway);
            }
            failing = true;
        }
    }

    private void audit(List<UserId> users) {
        var live = standings.liveCallsOf(users.stream().map(Person::of).toList());
        for (UserId userId : users) {
            var person = Person.of(userId);
            var calls = live.getOrDefault(person, List.of());
            connections
                .of(userId)
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
                var calls = telling(connection, person, mapper.toViews(live));
                connection.send(codec.encode(new CallEvent.Listed(calls, unreadable)));
            }
            return;
        }
        var held = told.getOrDefault(connection, Map.of());
        for (Call call : live) {
            var known = held.get(call.id());
            if (known == null || known.lacks(call)) {
                var view = mapper.toView(call);
                boolean rings = known == null && call.answeredAt() == null;
                tell(connection, person, rings ? new CallEvent.Ringing(view) : new CallEvent.Changed(view));
            }
        }
        var ids = live.stream().map(Call::id).collect(Collectors.toSet());
        held.forEach((id, known) -> {
            if (!ids.contains(id)) {
                standing(person, id, known.place()).ifPresent(frame -> tell(connection, person, frame));
            }
        });
    }

    private void tell(Connection connection, Person person, ServerFrame frame) {
        var now = timed(frame);
        telling(connection, person, now);
        connection.send(codec.encode(now));
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
