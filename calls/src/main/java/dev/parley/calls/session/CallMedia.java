package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;

/** The media of calls, as far as a call must know of them. */
public interface CallMedia {
    /** How the media of a new call go. */
    MediaPath pathIn(CallPlace place);

    /** Whether media can go through a router at all. */
    boolean hasRouter();

    /** Who is in a call whose media go through the router has changed, or it is over. Returns at once, and never fails. */
    void changed(CallId call);
}
