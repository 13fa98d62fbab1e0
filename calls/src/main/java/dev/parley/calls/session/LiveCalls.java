package dev.parley.calls.session;

import java.util.Optional;

/** Read access to the calls that are not over, without authorisation. */
@FunctionalInterface
public interface LiveCalls {
    /** The call as it stands now, read in one round trip. */
    Optional<Call> find(CallId id);
}
