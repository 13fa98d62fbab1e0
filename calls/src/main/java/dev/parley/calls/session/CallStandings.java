package dev.parley.calls.session;

import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallState.Ended;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;

/** How calls stand, for those who compare with it what they have told their users. */
@Service
@RequiredArgsConstructor
public class CallStandings {

    private final CallStore store;

    /** What there is to tell somebody who still believes to be in a call. */
    public sealed interface Standing {
        record Told(CallEvent event) implements Standing {}

        /** The store has no such call any more. */
        record Gone() implements Standing {}

        /** It goes on, and only newer nodes can tell how. */
        record Unreadable() implements Standing {}
    }

    /** The calls that each of the people is in, rung by or awaited in; who has none is left out. */
    public Map<Person, List<Call>> liveCallsOf(Collection<Person> people) {
        var calls = new HashMap<CallId, Optional<Call>>();
        var live = new HashMap<Person, List<Call>>();
        store.callsByPerson(people).forEach((person, ids) ->
            ids.forEach(id ->
                calls
                    .computeIfAbsent(id, this::readable)
                    .filter(call -> call.occupies(person))
                    .ifPresent(call -> live.computeIfAbsent(person, _ -> new ArrayList<>()).add(call))
            )
        );
        return live;
    }

    /** The calls that the person is in, rung by or awaited in, as far as this node can read them. */
    public List<Call> liveCallsOf(Person person) {
        return store
            .callIdsOf(person)
            .stream()
            .flatMap(id -> readable(id).stream())
            .filter(call -> call.occupies(person))
            .toList();
    }

    /** Those of the person's calls that go on where this node cannot read them. */
    public List<CallId> unreadableCallsOf(Person person) {
        return store.callIdsOf(person).stream().filter(this::isUnreadable).toList();
    }

    private boolean isUnreadable(CallId id) {
        try {
            store.load(id);
            return false;
        } catch (UnreadableCallException newer) {
            return true;
        }
    }

    private Optional<Call> readable(CallId id) {
        try {
            return store.find(id);
        } catch (UnreadableCallException newer) {
            return Optional.empty();
        }
    }

    public Standing standing(CallId id, Person person) {
        try {
            var call = store.load(id);
            if (call.isEmpty()) {
                return new Standing.Gone();
            }
            return new Standing.Told(
                call.get().state() instanceof Ended ended
                    ? CallChanges.ended(ended)
                    : new CallEvent.Changed(store.view(call.get()).orElseThrow(), Set.of(person))
            );
        } catch (UnreadableCallException newer) {
            return new Standing.Unreadable();
        }
    }
}
