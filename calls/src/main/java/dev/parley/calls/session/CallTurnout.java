package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has come into a call, who has gone, and for whom it began or ceased to ring, by one change of it.
 *
 * @param started whether the call has begun by it
 * @param present how many are in it now
 * @param rung for whom it rings since
 * @param ringsUntil when the last of that ends by itself, null where nobody is rung
 * @param spared for whom it rings no more
 * @param declined who has declined so far
 */
public record CallTurnout(
    CallId callId,
    CallPlace place,
    CallKind kind,
    Person startedBy,
    boolean started,
    List<Person> joined,
    List<Person> left,
    int present,
    List<Person> rung,
    @Nullable Instant ringsUntil,
    List<Person> spared,
    Set<Person> declined
) {
    public CallTurnout {
        joined = List.copyOf(joined);
        left = List.copyOf(left);
        rung = List.copyOf(rung);
        spared = List.copyOf(spared);
        declined = Set.copyOf(declined);
    }

    static CallTurnout between(@Nullable VersionedCall before, VersionedCall next) {
        var origin = next.state().origin();
        var change = CallChange.between(before == null ? null : before.state(), next.state());
        return new CallTurnout(
            origin.id(),
            origin.place(),
            origin.kind(),
            origin.startedBy(),
            before == null,
            change.entering(),
            change.leaving(),
            CallChange.participants(next.state()).size(),
            without(rungBy(next.state()), before == null ? List.of() : rungBy(before.state())),
            next.state() instanceof CallState.Live live ? live.invitation().lastEnd().orElse(null) : null,
            before == null ? List.of() : without(rungBy(before.state()), rungBy(next.state())),
            Set.copyOf(next.state().attendance().declined())
        );
    }

    private static List<Person> rungBy(CallState state) {
        return state instanceof CallState.Live live ? live.invitation().people() : List.of();
    }

    private static List<Person> without(List<Person> all, List<Person> others) {
        return all
            .stream()
            .filter(person -> !others.contains(person))
            .toList();
    }

    boolean isEmpty() {
        return !started && joined.isEmpty() && left.isEmpty() && rung.isEmpty() && spared.isEmpty();
    }
}
