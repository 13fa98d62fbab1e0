package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has come into a call and who has gone by one change of it.
 *
 * @param started whether the call has begun by it
 * @param present how many are in it now
 */
public record CallTurnout(
    CallId callId,
    CallPlace place,
    CallKind kind,
    Person startedBy,
    boolean started,
    List<Person> joined,
    List<Person> left,
    int present
) {
    public CallTurnout {
        joined = List.copyOf(joined);
        left = List.copyOf(left);
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
            CallChange.participants(next.state()).size()
        );
    }

    boolean isEmpty() {
        return !started && joined.isEmpty() && left.isEmpty();
    }
}
