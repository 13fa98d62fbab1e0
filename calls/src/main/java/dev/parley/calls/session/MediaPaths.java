package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;

/** How the media of new calls go. */
@FunctionalInterface
public interface MediaPaths {
    MediaPath of(CallPlace place);
}
