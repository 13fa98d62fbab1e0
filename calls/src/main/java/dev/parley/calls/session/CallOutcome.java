package dev.parley.calls.session;

/** What became of a call, as its chat's log and the history tell it. */
public enum CallOutcome {
    ANSWERED,
    DECLINED,
    MISSED,
    CANCELLED,
    /** The one who was called talked to somebody else. */
    BUSY,
    /** It was answered, but no media ever got through between its people. */
    FAILED;

    /** The outcome of a call that nobody answered. */
    static CallOutcome unanswered(CallEndReason reason) {
        return switch (reason) {
            case DECLINED -> DECLINED;
            case MISSED -> MISSED;
            case BUSY -> BUSY;
            case CANCELLED, HUNG_UP, CONNECTION_LOST, ENDED_BY_HOST, FAILED, LOST -> CANCELLED;
        };
    }
}
