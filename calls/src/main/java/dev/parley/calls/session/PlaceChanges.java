package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;
import java.util.Set;

/**
 * The places whose call may have changed since a mark.
 *
 * @param mark to ask from the next time
 * @param places for each a change was stored, or was about to be
 * @param complete false where it is not known what was before the new mark: then any place may have changed
 */
public record PlaceChanges(String mark, Set<CallPlace> places, boolean complete) {
    public PlaceChanges {
        places = Set.copyOf(places);
    }
}
