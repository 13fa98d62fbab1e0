package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import dev.parley.calls.session.CallState.Live;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changes around a call from one state to the next.
 *
 * @param opened the place whose live call it becomes
 * @param closed the place that has no live call any more
 * @param entering who becomes a participant
 * @param leaving who is none any more
 * @param concerned who is in it, rung or awaited from now on
 * @param dismissed who is not any more
 * @param connections those of new participants, or new ones of participants
 */
record CallChange(
    Optional<CallPlace> opened,
    Optional<CallPlace> closed,
    List<Person> entering,
    List<Person> leaving,
    List<Person> concerned,
    List<Person> dismissed,
    List<ConnectionId> connections
) {
    static CallChange between(@Nullable CallState before, CallState next) {
        var openBefore = place(before);
        var open = place(next);
        return new CallChange(
            open.filter(_ -> openBefore.isEmpty()),
            openBefore.filter(_ -> open.isEmpty()),
            minus(participants(next), participants(before)),
            minus(participants(before), participants(next)),
            minus(audience(next), audience(before)),
            minus(audience(before), audience(next)),
            minus(connections(next), connections(before))
        );
    }

    /** All that an ended call may have left behind. */
    static CallChange after(CallState.Ended ended) {
        var none = List.<Person>of();
        var audience = ended.audience();
        return new CallChange(
            Optional.empty(),
            Optional.of(ended.origin().place()),
            none,
            audience,
            none,
            audience,
            List.of()
        );
    }

    /** The place whose live call this is. */
    static Optional<CallPlace> place(@Nullable CallState state) {
        return state instanceof Live live ? Optional.of(live.origin().place()) : Optional.empty();
    }

    static List<Person> participants(@Nullable CallState state) {
        return state instanceof Live live
            ? live.session().participants().stream().map(Participant::person).toList()
            : List.of();
    }

    static Set<Person> audience(@Nullable CallState state) {
        return state instanceof Live live ? live.audience() : Set.of();
    }

    private static List<ConnectionId> connections(@Nullable CallState state) {
        return state instanceof Live live
            ? live.session().participants().stream().map(Participant::connectionId).toList()
            : List.of();
    }

    private static <T> List<T> minus(Collection<T> all, Collection<T> without) {
        return all
            .stream()
            .filter(value -> !without.contains(value))
            .toList();
    }
}
