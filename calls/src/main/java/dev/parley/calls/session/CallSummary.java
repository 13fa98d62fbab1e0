package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import dev.parley.calls.place.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What everybody who belongs to a place may see of the call that goes on there.
 *
 * @param version the call's; an older summary than the one held is to be ignored
 * @param since when it was started
 * @param count how many are in it
 * @param people the first of them, in the order of entering, {@value #SHOWN} at most
 * @param recordedSince null while it is not recorded
 */
public record CallSummary(
    CallId id,
    CallPlace place,
    CallKind kind,
    long version,
    Instant since,
    int count,
    List<Person> people,
    @Nullable Instant recordedSince
) {
    static final int SHOWN = 5;

    public CallSummary {
        people = List.copyOf(people);
    }

    /** Empty where the call has ended. */
    static Optional<CallSummary> of(@Nullable VersionedCall call) {
        if (call == null || !(call.state() instanceof CallState.Live live)) {
            return Optional.empty();
        }
        var origin = live.origin();
        var people = live.session().participants().stream().map(Participant::person).toList();
        var shown = people.subList(0, Math.min(SHOWN, people.size()));
        return Optional.of(
            new CallSummary(
                origin.id(),
                origin.place(),
                live.kind(),
                call.version(),
                origin.startedAt(),
                people.size(),
                shown,
                live.session().recording().map(Recording::startedAt).orElse(null)
            )
        );
    }

    /** Whether there is nothing new to see in the other. */
    boolean looksLike(CallSummary other) {
        return (
            kind == other.kind &&
            count == other.count &&
            people.equals(other.people) &&
            Objects.equals(recordedSince, other.recordedSince)
        );
    }
}
