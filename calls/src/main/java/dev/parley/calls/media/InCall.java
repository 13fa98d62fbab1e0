package dev.parley.calls.media;

import dev.parley.calls.media.forwarding.Muted;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.Call;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may be in the room of a call: those who are in the call as it is stored.
 *
 * @param muted what hosts have muted of whom; of all others everything is sent on
 */
record InCall(Set<Person> people, Map<Person, Muted> muted) {
    static final InCall NOBODY = new InCall(Set.of(), Map.of());

    InCall {
        people = Set.copyOf(people);
        muted = Map.copyOf(muted);
    }

    static InCall of(Call call) {
        var people = call.participants().stream().map(Call.Participant::person).collect(Collectors.toSet());
        return new InCall(people, MutedByHosts.in(call));
    }

    Set<String> names() {
        return people.stream().map(Person::toString).collect(Collectors.toSet());
    }

    Map<String, Muted> mutedByName() {
        return muted
            .entrySet()
            .stream()
            .collect(Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue));
    }
}
