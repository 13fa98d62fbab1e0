package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The calls that go on in places that show them to all who belong there. It authorises nobody. */
@Service
@RequiredArgsConstructor
public class PlaceCalls {

    private final CallPolicy policy;
    private final CallStore store;
    private final ChangedPlaces changed;

    /**
     * What goes on in some places, as it stands now.
     *
     * @param unreadable the places in which a call goes on that only newer nodes of a rolling update can read
     */
    public record GoingOn(List<CallSummary> calls, Set<CallPlace> unreadable) {}

    /** One command to Redis for all places, which a cluster spreads, and one for each call. */
    public GoingOn in(Collection<? extends CallPlace> places) {
        var open = places.stream().filter(policy::showsCallToAll).toList();
        var calls = new ArrayList<CallSummary>();
        var unreadable = new HashSet<CallPlace>();
        store.callsIn(open).forEach((place, id) -> {
            try {
                store
                    .load(id)
                    .flatMap(CallSummary::of)
                    .filter(call -> call.place().equals(place))
                    .ifPresent(calls::add);
            } catch (UnreadableCallException newer) {
                unreadable.add(place);
            }
        });
        return new GoingOn(List.copyOf(calls), Set.copyOf(unreadable));
    }

    /**
     * The places whose call has changed since, or is about to: whoever looks at one looks once more after the next answer,
     * when what was about to be written has been written.
     *
     * @param mark of the answer before; null to begin here
     */
    public PlaceChanges changedAfter(@Nullable String mark) {
        return changed.after(mark);
    }
}
