package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;

/** Media that need nothing of the server. */
enum FakeMedia implements CallMedia {
    DIRECT;

    @Override
    public MediaPath pathIn(CallPlace place) {
        return MediaPath.DIRECT;
    }

    @Override
    public void changed(CallId call) {
        // There is no router.
    }
}
