package dev.parley.calls.session;

import dev.parley.calls.place.CallPlace;

/** What everybody who belongs to a place is told of its call, whether it concerns them or not. */
public sealed interface CallNotice {
    CallPlace place();

    /** A call has begun in the place, or it looks otherwise than before. */
    record GoesOn(CallSummary call) implements CallNotice {
        @Override
        public CallPlace place() {
            return call.place();
        }
    }

    /** The call is over, and never goes on again. It may be told more than once. */
    record Over(CallPlace place, CallId callId) implements CallNotice {}
}
