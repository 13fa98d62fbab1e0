package dev.parley.calls.session;

/**
 * A call's state as stored.
 *
 * @param version 1 at the start, rises by one with every change
 */
record VersionedCall(long version, CallState state) {
    static final long FIRST = 1;

    CallId id() {
        return state.origin().id();
    }

    VersionedCall next(CallState next) {
        return new VersionedCall(version + 1, next);
    }
}
