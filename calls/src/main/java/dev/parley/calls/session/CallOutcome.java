package dev.parley.calls.session;

/** What became of a call, as its chat's log and the history tell it. */
public enum CallOutcome {
    ANSWERED,
    DECLINED,
    MISSED,
    CANCELLED;

    /** The outcome of a call that nobody answered. */
    static CallOutcome unanswered(CallEndReason reason) {
        return switch (reason) {
            case DECLINED -> DECLINED;
            case MISSED -> MISSED;
            case CANCELLED, HUNG_UP, CONNECTION_LOST -> CANCELLED;
        };
    }
}
