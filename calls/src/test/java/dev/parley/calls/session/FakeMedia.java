package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;

/** Media of a server that has a router, which calls begin without. */
enum FakeMedia implements CallMedia {
    DIRECT;

    @Override
    public MediaPath pathIn(CallPlace place) {
        return MediaPath.DIRECT;
    }

    @Override
    public boolean hasRouter() {
        return true;
    }

    @Override
    public void changed(CallId call) {
        // Nobody forwards anything.
    }
}
